"""The window's one job on real parts: the starter, a real Ollama, and what happens when either is killed meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import psutil
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.desk.draft import load_draft
from desktop.history.history import History
from desktop.pages.case.stage import Stage
from desktop.settings.settings import Settings
from desktop.settings.store import save_settings
from desktop.window.main_window import MainWindow
from desktop.window.pages import Page
from tests.fixtures_window import OpenWindow
from tests.ollama_server import OllamaServer
from tests.window_help import all_words, button_saying
from trainer.engines.embedded.engine import EmbeddedEngine
from trainer.engines.ollama.engine import OllamaEngine

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)
# A random model at a low temperature repeats one token, which Ollama breaks off.
LONG = Settings(num_predict=2000, temperature=1.5, top_p=1.0, seed=1)
FACTS = "2021年3月5日，被告人甲某在某商场内盗走乙某手机一部，经鉴定价值人民币3200元。案发后，被告人甲某主动投案。"


def predict(qtbot: QtBot, window: MainWindow) -> None:
    edit = window.page(Page.CASE).facts.facts.edit
    edit.setFocus()
    QTest.keyClick(edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: window.page(Page.CASE).judgment.stage is not Stage.EMPTY, timeout=60_000)


def killed_in_mid_stream(qtbot: QtBot, window: MainWindow, kill: Callable[[], None], mend: Callable[[], None]) -> str:
    """What the window says then; facts and text are kept, and the next try works."""
    window.page(Page.CASE).facts.facts.replace(FACTS)
    pane = window.page(Page.CASE).judgment
    predict(qtbot, window)
    qtbot.waitUntil(lambda: len(pane.text.text()) > 5, timeout=60_000)
    kill()
    qtbot.waitUntil(lambda: pane.stage is Stage.FAILED, timeout=60_000)
    assert pane.text.text()
    assert window.page(Page.CASE).facts.facts.text() == FACTS
    assert pane.problem is not None
    said = all_words(pane.problem)
    mend()
    window.page(Page.SETTINGS).sampling.num_predict.setValue(64)
    button_saying(pane.problem, "再试一次").click()
    qtbot.waitUntil(lambda: pane.stage is Stage.FINISHED, timeout=60_000)
    assert window.page(Page.CASE).facts.facts.text() == FACTS
    return said


@pytest.mark.models
def test_without_ollama_the_starter_judges_and_its_card_is_read(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    window = open_window(OllamaEngine("127.0.0.1:9"), EmbeddedEngine())
    assert window.notices.demonstration.isVisible()
    window.page(Page.CASE).facts.facts.replace(FACTS)
    predict(qtbot, window)
    pane = window.page(Page.CASE).judgment
    qtbot.waitUntil(lambda: pane.stage is Stage.FINISHED, timeout=60_000)
    (card,) = pane.reading.cards
    assert "盗窃罪" in all_words(card)
    written = pane.text.text()
    window.close()
    draft = load_draft(tmp_path / "draft.json")
    assert draft.facts == FACTS
    with closing(History.open(tmp_path / "history.db")) as history:
        (run,) = history.runs_of(draft.answer)
    assert (run.text, run.input.case.facts, run.input.model.demonstration) == (written, FACTS, True)


def test_an_ollama_killed_in_mid_stream(
    qtbot: QtBot, open_window: OpenWindow, own_ollama_server: OllamaServer, tmp_path: Path
) -> None:
    server = own_ollama_server
    save_settings(tmp_path / "settings.json", LONG)
    window = open_window(OllamaEngine(server.host))
    said = killed_in_mid_stream(qtbot, window, server.kill, server.start)
    assert "Ollama" in said


def test_a_child_killed_in_mid_stream(qtbot: QtBot, open_window: OpenWindow, tiny_gguf: Path, tmp_path: Path) -> None:
    others = set(psutil.Process().children())  # such as other tests' Ollama
    save_settings(tmp_path / "settings.json", replace(LONG, engine="embedded", model=str(tiny_gguf)))
    window = open_window(EmbeddedEngine())
    assert window.status.chooser.text() == tiny_gguf.name

    def kill() -> None:
        (child,) = set(psutil.Process().children()) - others
        child.kill()

    killed_in_mid_stream(qtbot, window, kill, lambda: None)
