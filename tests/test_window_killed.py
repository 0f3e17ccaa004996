"""What a window that was killed in the middle gives back: the case and the answer that was seen beside it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.history.run import Query, RunState
from desktop.pages.case.stage import Stage
from tests.answers_help import FACTS, OTHER, case_of, judged, read_again, store
from tests.fixtures_window import OpenWindow
from tests.scripted_engine import ScriptedEngine
from tests.window_texts import THEFT, THEFT_DENIED

pytestmark = [pytest.mark.slow, pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)]
CRASHING = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from desktop.desk.desk import Desk
from desktop.window.main_window import MainWindow
from desktop.window.pages import Page
from tests.scripted_engine import ScriptedEngine
from tests.window_texts import THEFT, THEFT_DENIED

home, facts, how, written, held = sys.argv[1:]
application = QApplication([])
engine = ScriptedEngine(THEFT, THEFT_DENIED, hold_after=int(written), holds=int(held))
desk = Desk(lambda _servers: (engine,), Path(home) / "settings.json")
window = MainWindow(desk, Path(home))
window.show()
window.start()
case = window.page(Page.CASE)
case.facts.facts.replace(facts)
desk.chosen.connect(getattr(case, how))

def seen():
    if how == "compare":
        columns = case.judgment.view.columns.columns if case.judgment.view.several else ()
        there = bool(columns) and len(columns[1].text.text()) == 2 * int(written)
    else:
        there = len(engine.requests) == 1 and case.judgment.text.text() == THEFT[: 2 * int(written)]
    if there:
        print("seen", flush=True)

timer = QTimer()
timer.timeout.connect(seen)
timer.start(20)
application.exec()
"""


WAITING = (
    CRASHING[: CRASHING.index("home, facts, how")]
    + """
home, facts = sys.argv[1:]
application = QApplication([])
engine = ScriptedEngine(THEFT, hold_after=0)
desk = Desk(lambda _servers: (engine,), Path(home) / "settings.json")
window = MainWindow(desk, Path(home))
window.show()
window.start()
case = window.page(Page.CASE)

def ask():
    case.facts.facts.replace(facts)
    case.save()
    case.predict()

desk.chosen.connect(ask)

def sent():
    if engine.requests and desk.history.store().found(Query())[0].state is RunState.WRITING:
        print("sent", flush=True)

timer = QTimer()
timer.timeout.connect(sent)
timer.start(20)
application.exec()
"""
).replace("from tests.scripted", "from desktop.history.run import Query, RunState\nfrom tests.scripted", 1)


def killed(home: Path, facts: str, how: str, written: int, held: int = 1) -> None:
    """A window of another process, killed once so many pieces of its answer of that number were seen."""
    command = [sys.executable, "-c", CRASHING, str(home), facts, how, str(written), str(held)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline().strip() == "seen"
        process.kill()


def test_a_killed_window_gives_back_the_case_and_what_was_seen_of_its_answer(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    killed(tmp_path, FACTS, "predict", written=30)
    window = open_window(ScriptedEngine(THEFT))
    case = case_of(window)
    assert case.facts.facts.text() == FACTS
    assert case.judgment.text.text() == THEFT[:60]
    assert case.judgment.stage is Stage.INTERRUPTED
    read_again(qtbot, case)
    assert case.judgment.answer.first.case.facts == FACTS
    assert not case.binding.line.isVisible()


def test_a_kill_before_the_first_word_gives_back_the_answer_before(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    judged(qtbot, (window := open_window(ScriptedEngine(THEFT_DENIED))), OTHER)
    window.close()
    with subprocess.Popen(
        [sys.executable, "-c", WAITING, str(tmp_path), FACTS], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline().strip() == "sent"
        process.kill()
    window = open_window(ScriptedEngine(THEFT))
    case = case_of(window)
    assert (case.facts.facts.text(), case.judgment.text.text()) == (FACTS, THEFT_DENIED)
    assert case.binding.line.message.text() == "事实已改动"
    assert [run.state for run in store(window).found(Query())] == [RunState.INTERRUPTED, RunState.FINISHED]


def test_a_comparison_that_was_killed_comes_back_with_both_columns(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    killed(tmp_path, FACTS, "compare", written=20, held=2)
    case = case_of(open_window(ScriptedEngine(THEFT)))
    first, second = case.judgment.view.columns.columns
    assert (first.text.text(), second.text.text()) == (THEFT, THEFT_DENIED[:40])
    assert "未写完" in second.progress.text()
    qtbot.waitUntil(lambda: len(first.reading.cards) == 1, timeout=60_000)
