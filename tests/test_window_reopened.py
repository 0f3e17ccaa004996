"""Answers and checks out of the history: after the next start, and when they are opened again."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.history.run import Query, RunKind, RunState
from desktop.judging.case import Case
from desktop.judging.run_input import RunInput
from desktop.pages.case.check_pane import CheckStage
from desktop.pages.case.side_switch import Side
from desktop.pages.case.stage import Stage
from desktop.window.pages import open_run
from resources.messages.message import message
from resources.model_card.parameters import Parameters
from tests.answers_help import FACTS, OTHER, case_of, judged, read_again, store
from tests.checked_texts import ANSWER, WHOLE
from tests.fixtures_window import OpenWindow
from tests.history_window import many_runs
from tests.scripted_engine import STARTER, ScriptedEngine
from tests.window_help import button_saying
from tests.window_texts import SEVERAL_CRIMES, THEFT, THEFT_DENIED
from trainer.guideline.line import Stage as Step
from trainer.samples.prompt import StatedAttitude

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)


def test_every_check_is_in_the_history_and_comes_back(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window(ScriptedEngine(THEFT))
    case = case_of(window)
    case.right.show_side(Side.CHECK)
    for text in (WHOLE, ANSWER, ANSWER):
        case.checked.put(text)
        case.check()
        qtbot.waitUntil(lambda: case.checked.stage is CheckStage.READ, timeout=60_000)
    answer, whole = store(window).found(Query(kind=RunKind.CHECK))  # the same once more is not kept twice
    assert store(window).run(answer.id).input.given == ANSWER
    assert store(window).run(whole.id).input.given == WHOLE
    window.close()
    window = open_window(ScriptedEngine(THEFT))
    case = case_of(window)
    qtbot.waitUntil(lambda: case.checked.stage is CheckStage.READ, timeout=60_000)
    assert case.checked.verdict.text == ANSWER
    assert len(store(window).found(Query())) == 2
    case.right.show_side(Side.PREDICTION)
    case.facts.facts.replace(OTHER)
    assert case.open_run(whole.id)
    assert case.right.side is Side.CHECK
    qtbot.waitUntil(lambda: case.checked.verdict.text == WHOLE, timeout=60_000)
    assert case.facts.facts.text() == OTHER  # it has its own facts


def test_of_two_checks_opened_one_after_the_other_the_second_is_shown(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window(ScriptedEngine(THEFT))
    case = case_of(window)
    case.right.show_side(Side.CHECK)
    for text in (WHOLE, ANSWER):
        case.checked.put(text)
        case.check()
        qtbot.waitUntil(lambda: case.checked.stage is CheckStage.READ, timeout=60_000)
    answer, whole = store(window).found(Query(kind=RunKind.CHECK))
    side, shown = case._checking, []
    before = side.checked
    side.moved.connect(lambda: shown.append(side.checked.text))
    assert case.open_run(whole.id)
    assert case.open_run(answer.id)
    qtbot.waitUntil(lambda: side.checked is not before and side.checked.text == ANSWER, timeout=60_000)
    assert WHOLE not in shown


def test_a_run_of_the_history_opens_with_its_case(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window(ScriptedEngine(THEFT, THEFT_DENIED))
    case = case_of(window)
    case.facts.attitudes[StatedAttitude.CONFESSED].setChecked(True)
    judged(qtbot, window)
    case.facts.attitudes[StatedAttitude.DENIED].setChecked(True)
    judged(qtbot, window, OTHER)
    first = store(window).found(Query())[-1]
    assert case.open_run(first.id)
    read_again(qtbot, case)
    assert case.judgment.text.text() == THEFT
    assert len(case.judgment.reading.cards) == 1
    assert (case.facts.facts.text(), case.facts.case().attitude) == (FACTS, StatedAttitude.CONFESSED)
    assert not case.binding.line.isVisible()
    case.facts.facts.edit.undo()
    assert (case.facts.facts.text(), case.facts.case().attitude) == (OTHER, StatedAttitude.DENIED)
    store(window).delete([first.id])
    assert not case.open_run(first.id)
    assert case.facts.message.isVisible()


def test_what_is_stopped_by_opening_another_is_not_written_over_that(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window(ScriptedEngine(THEFT, THEFT_DENIED, hold_after=10, holds=2))
    case = judged(qtbot, window)
    (first,) = store(window).found(Query())
    case.facts.facts.replace(OTHER)
    case.predict()
    qtbot.waitUntil(lambda: case.judgment.stage is Stage.WRITING, timeout=60_000)
    told: list[RunState] = []
    window.desk.history.changed.connect(lambda: told.append(store(window).found(Query())[0].state))
    assert case.open_run(first.id)
    read_again(qtbot, case)
    qtbot.waitUntil(lambda: RunState.STOPPED in told, timeout=60_000)
    shown = case.judgment.answer.first
    assert (shown.id, shown.state, shown.text) == (first.id, RunState.FINISHED, THEFT)
    assert case.judgment.text.text() == case.judgment.verdict.text == THEFT


def test_a_first_word_that_comes_after_the_stop_is_added_to_no_earlier_answer(
    qtbot: QtBot, open_window: OpenWindow
) -> None:
    window = open_window(ScriptedEngine(THEFT, THEFT_DENIED, hold_after=0, holds=2))
    case = judged(qtbot, window)
    case.predict()
    qtbot.waitUntil(lambda: len(store(window).found(Query())) == 2, timeout=60_000)
    late = case.judgment.gatherer
    case.stop()
    late.put((0, 0), THEFT_DENIED)
    case.judgment.paint_gathered()
    assert case.judgment.text.text() == case.judgment.answer.first.text == THEFT


def test_a_sheet_that_was_worked_on_comes_back_as_it_stood(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window(ScriptedEngine(SEVERAL_CRIMES))
    judged(qtbot, window, "2023年5月1日，被告人甲某盗窃手机一部，价值人民币3200元。")
    driving = case_of(window).judgment.reading.sheets[0].sheets[1]
    driving.fold.open()
    begun = driving.head.text()
    driving.steps.steps[Step.START].lines["start"].low.setValue(3)
    worked = driving.head.text()
    assert worked != begun
    window.close()
    case = case_of(open_window(ScriptedEngine(THEFT)))
    read_again(qtbot, case)
    driving = case.judgment.reading.sheets[0].sheets[1]
    assert driving.head.text() == worked
    driving.fold.open()
    button_saying(driving, "还原").click()
    assert driving.head.text() == begun


def test_a_sheet_of_a_check_comes_back_too(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window(ScriptedEngine(THEFT))
    case = case_of(window)
    case.right.show_side(Side.CHECK)
    case.checked.put(WHOLE)
    case.check()
    qtbot.waitUntil(lambda: case.checked.stage is CheckStage.READ, timeout=60_000)
    (sheet,) = case.checked.written.reading.sheets[0].sheets
    sheet.fold.open()
    begun = sheet.head.text()
    sheet.steps.steps[Step.START].lines["start"].low.setValue(3)
    worked = sheet.head.text()
    assert worked != begun
    window.close()
    case = case_of(open_window(ScriptedEngine(THEFT)))
    qtbot.waitUntil(lambda: case.checked.stage is CheckStage.READ, timeout=60_000)
    (sheet,) = case.checked.written.reading.sheets[0].sheets
    assert sheet.head.text() == worked


def test_nothing_is_written_where_nothing_is_to_be_kept(qtbot: QtBot, open_window: OpenWindow, tmp_path: Path) -> None:
    window = open_window(ScriptedEngine(THEFT))
    case = case_of(window)
    case.facts.facts.edit.insertPlainText("先前的草稿")
    assert case.save()
    window.desk.change(keep_history=False)
    assert not (tmp_path / "draft.json").exists()
    window.close()
    window = open_window(ScriptedEngine(THEFT, THEFT_DENIED))
    case = judged(qtbot, window)
    case.compare()
    qtbot.waitUntil(lambda: case.judgment.view.several and case.judgment.stage is Stage.FINISHED, timeout=60_000)
    case.right.show_side(Side.CHECK)
    case.checked.put(WHOLE)
    case.check()
    qtbot.waitUntil(lambda: case.checked.stage is CheckStage.READ, timeout=60_000)
    assert len(store(window).found(Query())) == 4  # while the window is open
    case.save()
    window.close()
    written = b"".join(file.read_bytes() for file in tmp_path.rglob("*") if file.is_file())
    for words in ("先前的草稿", "盗走乙某手机", "本院认为", WHOLE[:20]):
        assert words.encode() not in written
        assert words.encode("unicode_escape") not in written
        assert words.encode("utf-16-le") not in written
    case = case_of(open_window(ScriptedEngine(THEFT)))
    assert case.facts.facts.text() == ""
    assert case.judgment.stage is Stage.EMPTY


def test_a_key_stops_and_the_next_prediction_goes_on(qtbot: QtBot, open_window: OpenWindow) -> None:
    engine = ScriptedEngine(THEFT, hold_after=10)
    window = open_window(engine)
    case = case_of(window)
    case.facts.facts.replace(FACTS)
    case.predict()
    qtbot.waitUntil(lambda: case.judgment.text.text() == THEFT[:20], timeout=60_000)
    QTest.keyClick(case.facts.facts.edit, Qt.Key.Key_Escape)
    engine.hold_after = None
    case.predict()
    qtbot.waitUntil(lambda: case.judgment.stage is Stage.FINISHED, timeout=60_000)
    assert case.judgment.text.text() == THEFT
    qtbot.waitUntil(
        lambda: [run.state for run in store(window).found(Query())] == [RunState.FINISHED, RunState.STOPPED],
        timeout=60_000,
    )


def test_the_answer_comes_back_out_of_a_history_of_thousands(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    many_runs(tmp_path, 3000)
    window = open_window(ScriptedEngine(THEFT))
    judged(qtbot, window)
    window.close()
    window = open_window(ScriptedEngine(THEFT))
    case = case_of(window)
    assert case.judgment.text.text() == THEFT
    read_again(qtbot, case)
    assert case.judgment.stage is Stage.FINISHED
    assert store(window).count(Query()) == 3001


def test_a_run_that_failed_before_its_first_word_has_no_empty_sheet(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window(ScriptedEngine(THEFT))
    kept = store(window)
    run = kept.begin(RunInput(RunKind.PREDICTION, Case(FACTS), STARTER, Parameters()))
    kept.fail(run, message("plain.words", words="没有应答。"))
    open_run(window, run)
    case = case_of(window)
    qtbot.waitUntil(lambda: case.judgment.problem is not None)
    assert case.judgment.problem.isVisible()
    assert not case.judgment.view.written.paper.isVisible()
    assert "已写的保留" not in case.judgment.progress.text()
