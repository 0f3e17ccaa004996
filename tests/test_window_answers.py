"""Nothing that was shown on the case page is lost or overwritten, and each answer is bound to the case it is of."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.history.run import Query, RunState
from desktop.judging.round import Column
from desktop.pages.case.check_pane import CheckStage
from desktop.pages.case.side_switch import Side
from desktop.pages.case.stage import Stage
from tests.answers_help import FACTS, OTHER, case_of, ended, judged, read_again, store
from tests.checked_texts import ANSWER, WHOLE
from tests.fixtures_window import OpenWindow
from tests.scripted_engine import STARTER, TUNED, ScriptedEngine
from tests.window_help import all_words
from tests.window_texts import THEFT, THEFT_DENIED
from trainer.engines.engine import EngineError, Model
from trainer.samples.prompt import StatedAttitude

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)
TOO_LONG = EngineError("too_long", "engines.too-long", tokens=5213, limit=3072)
CUT = EngineError("protocol", "engines.ollama-cut")
ABSENT = EngineError("absent", "engines.ollama-absent", host="127.0.0.1:9")


# What was shown stays.


def test_every_prediction_is_in_the_history_with_what_it_was_made_from(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window(ScriptedEngine(THEFT, THEFT_DENIED))
    case = case_of(window)
    case.facts.attitudes[StatedAttitude.CONFESSED].setChecked(True)
    case.facts.province.set_value("浙江")
    judged(qtbot, window)
    judged(qtbot, window, OTHER)
    second, first = store(window).found(Query())
    kept = store(window).run(first.id)
    assert (kept.input.case.facts, kept.text, first.state) == (FACTS, THEFT, RunState.FINISHED)
    assert (kept.input.case.attitude, kept.input.case.province) == (StatedAttitude.CONFESSED, "浙江")
    assert kept.input.model is not None
    assert kept.input.model.digest == TUNED.digest
    assert store(window).run(second.id).text == THEFT_DENIED


def test_facts_that_are_too_long_leave_the_answer_where_it_is(qtbot: QtBot, open_window: OpenWindow) -> None:
    engine = ScriptedEngine(THEFT)
    window = open_window(engine)
    case = judged(qtbot, window)
    cards = case.judgment.reading.cards
    engine.texts, engine.error = [""], TOO_LONG
    case.facts.facts.replace(OTHER * 100)
    case.predict()
    qtbot.waitUntil(lambda: case.judgment.problem is not None, timeout=60_000)
    ended(qtbot, case)
    assert case.judgment.text.text() == THEFT
    assert case.judgment.text.isVisible()
    assert case.judgment.reading.cards is cards
    assert case.judgment.problem.isVisible()
    qtbot.waitUntil(
        lambda: (
            case.judgment.problem.mapTo(case, case.judgment.problem.rect().bottomLeft()).y()
            < case.judgment.text.mapTo(case, case.judgment.text.rect().topLeft()).y()
        ),
        timeout=60_000,
    )
    assert "5213" in all_words(case.judgment.problem)
    assert case.judgment.copy.isEnabled()
    assert [run.state for run in store(window).found(Query())] == [RunState.FAILED, RunState.FINISHED]


def test_a_stop_before_the_first_word_leaves_the_answer_too(qtbot: QtBot, open_window: OpenWindow) -> None:
    engine = ScriptedEngine(THEFT)
    window = open_window(engine)
    case = judged(qtbot, window)
    engine.hold_after = 0
    case.predict()
    qtbot.waitUntil(lambda: len(engine.requests) == 2, timeout=60_000)
    case.stop()
    assert case.judgment.stage is Stage.FINISHED
    assert case.judgment.text.text() == THEFT
    assert case.judgment.text.isVisible()


def test_an_engine_that_fails_in_the_middle_leaves_what_it_wrote(qtbot: QtBot, open_window: OpenWindow) -> None:
    engine = ScriptedEngine(THEFT)
    window = open_window(engine)
    case = judged(qtbot, window)
    engine.texts, engine.error = [THEFT_DENIED[:60]], CUT
    case.predict()
    qtbot.waitUntil(lambda: case.judgment.stage is Stage.FAILED, timeout=60_000)
    assert case.judgment.text.text() == THEFT_DENIED[:60]
    failed, before = store(window).found(Query())
    assert (failed.state, store(window).run(failed.id).text) == (RunState.FAILED, THEFT_DENIED[:60])
    assert store(window).run(before.id).text == THEFT


def test_no_other_model_is_advised_after_a_stop_of_ones_own(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window(ScriptedEngine(THEFT, hold_after=10))
    case = case_of(window)
    case.facts.facts.replace(FACTS)
    case.predict()
    qtbot.waitUntil(lambda: case.judgment.text.text() == THEFT[:20], timeout=60_000)
    case.stop()
    read_again(qtbot, case)
    qtbot.waitUntil(lambda: "没有写完" in all_words(case.judgment.reading), timeout=60_000)
    assert "换一个模型" not in all_words(case.judgment)
    assert case.judgment.problem is None
    qtbot.waitUntil(lambda: store(window).found(Query())[0].state is RunState.STOPPED, timeout=60_000)


def test_what_was_missing_is_not_told_any_more_once_it_is_found(qtbot: QtBot, open_window: OpenWindow) -> None:
    engine = ScriptedEngine(THEFT, models=(), listing_error=ABSENT)
    window = open_window(engine)
    case = case_of(window)
    case.facts.facts.replace(FACTS)
    case.predict()
    assert case.judgment.problem is not None
    assert case.judgment.stage is Stage.FAILED
    engine.listing_error, engine.listed = None, [TUNED]
    window.desk.refresh()
    qtbot.waitUntil(lambda: case.judgment.problem is None, timeout=60_000)
    assert case.judgment.stage is Stage.EMPTY
    assert case.judgment.empty.isVisible()


def test_an_absent_server_is_told_until_it_is_there(qtbot: QtBot, open_window: OpenWindow) -> None:
    """It went away between the listing and the asking."""
    engine = ScriptedEngine(error=ABSENT)
    window = open_window(engine, ScriptedEngine(name="embedded", models=(STARTER,)))
    case = case_of(window)
    case.facts.facts.replace(FACTS)
    case.predict()
    qtbot.waitUntil(lambda: case.judgment.problem is not None, timeout=60_000)
    ended(qtbot, case)
    window.desk.refresh()
    qtbot.waitUntil(lambda: case.judgment.problem is None, timeout=60_000)


# A comparison.


def test_a_comparison_streams_and_is_kept_when_it_is_stopped(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    window = open_window(ScriptedEngine(THEFT, THEFT_DENIED, hold_after=20, holds=2))
    case = case_of(window)
    case.facts.facts.replace(FACTS)

    def held() -> bool:
        return case.judgment.view.several and case.judgment.view.columns.columns[1].text.text() == THEFT_DENIED[:40]

    case.compare()
    qtbot.waitUntil(held, timeout=60_000)
    first, second = case.judgment.view.columns.columns
    assert (first.title.text(), second.title.text()) == ("坦白", "拒不认罪")
    qtbot.waitUntil(lambda: "正在书写" in second.progress.text(), timeout=60_000)
    assert len(first.reading.cards) == 1
    case.stop()
    assert (first.text.text(), second.text.text()) == (THEFT, THEFT_DENIED[:40])
    assert "已停止" in second.progress.text()
    qtbot.waitUntil(lambda: second.verdict is not None, timeout=60_000)
    assert "失去缓刑" not in all_words(case.judgment)  # it had not come so far
    window.close()
    again = case_of(open_window(ScriptedEngine(THEFT)))
    assert again.judgment.view.several
    first, second = again.judgment.view.columns.columns
    qtbot.waitUntil(lambda: first.verdict is not None, timeout=60_000)
    assert (first.text.text(), second.text.text()) == (THEFT, THEFT_DENIED[:40])
    assert "已停止" in second.progress.text()
    assert again.facts.facts.text() == FACTS


def test_a_comparison_does_not_wipe_the_prediction_before_it(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window(ScriptedEngine(THEFT, THEFT, THEFT_DENIED))
    case = judged(qtbot, window)
    case.compare()
    qtbot.waitUntil(lambda: case.judgment.view.several and case.judgment.stage is Stage.FINISHED, timeout=60_000)
    denied, confessed, single = store(window).found(Query())
    assert denied.group == confessed.group != single.group
    assert (confessed.changes, denied.changes) == ((("attitude", "坦白"),), (("attitude", "拒不认罪"),))
    assert case.open_run(single.id)
    read_again(qtbot, case)
    assert not case.judgment.view.several
    assert case.judgment.text.text() == THEFT
    assert case.open_run(denied.id)
    assert case.judgment.view.several


def test_one_column_may_fail_and_the_other_stays(qtbot: QtBot, open_window: OpenWindow) -> None:
    engine = ScriptedEngine(THEFT[:60], THEFT_DENIED, error=CUT)
    window = open_window(engine)
    case = case_of(window)
    case.facts.facts.replace(FACTS)
    case.compare()
    ended(qtbot, case)
    assert case.judgment.stage is Stage.FAILED
    first, second = case.judgment.view.columns.columns
    assert first.text.text() == THEFT[:60]
    assert second.text.text() == THEFT_DENIED
    assert "中断" in all_words(first.body) or "连接" in all_words(first.body)


# The case that an answer is of.


def test_a_changed_case_is_said_with_both_ways_out(qtbot: QtBot, open_window: OpenWindow) -> None:
    engine = ScriptedEngine(THEFT, THEFT_DENIED)
    window = open_window(engine)
    case = case_of(window)
    case.facts.date.line.setText("2021-03-05")
    judged(qtbot, window)
    line = case.binding.line
    assert not line.isVisible()
    case.facts.facts.edit.insertPlainText("又")
    assert line.isVisible()
    assert line.message.text() == "事实已改动"
    case.facts.attitudes[StatedAttitude.DENIED].setChecked(True)
    case.facts.date.line.setText("2022-03-05")
    case.facts.province.set_value("浙江")
    assert line.message.text() == "事实、态度、行为日、地区已改动"
    changed = case.facts.case()
    line.restore.click()
    assert not line.isVisible()
    assert case.facts.facts.text() == FACTS
    assert case.facts.case().attitude is StatedAttitude.NOT_STATED
    assert case.facts.case().province is None
    assert case.facts.date.line.text() == "2021-03-05"
    case.facts.facts.edit.undo()
    assert case.facts.case() == changed
    assert line.isVisible()
    line.once_more.click()
    qtbot.waitUntil(lambda: case.judgment.text.text() == THEFT_DENIED, timeout=60_000)
    ended(qtbot, case)
    assert not line.isVisible()
    assert len(engine.requests) == 2


def test_of_other_columns_a_changed_case_is_judged_in_the_same_columns(qtbot: QtBot, open_window: OpenWindow) -> None:
    """What they have otherwise is worked out anew, of the facts as they stand then."""
    engine = ScriptedEngine(THEFT, THEFT_DENIED)
    window = open_window(engine)
    case = case_of(window)
    case.facts.facts.replace(FACTS)
    parameters = window.desk.settings.parameters()

    def columns(model: Model) -> tuple[Column, ...]:
        now = case.facts.case()
        other = replace(now, facts=now.facts.replace("3200元", "5000元"))
        return Column(now, model, parameters), Column(other, model, parameters, (("figure", "3200元→5000元"),))

    case._predicting.ask_columns(columns)
    qtbot.waitUntil(lambda: case.judgment.stage is Stage.FINISHED, timeout=60_000)
    first, second = case.judgment.view.columns.columns
    assert (first.title.text(), second.title.text()) == ("原样", "3200元→5000元")
    case.facts.facts.edit.insertPlainText("又")
    case.binding.line.once_more.click()
    qtbot.waitUntil(lambda: len(engine.requests) == 4 and not case.running(), timeout=60_000)
    assert case.judgment.view.several
    assert [request.turns[-1]["content"].count("又2021") for request in engine.requests] == [0, 0, 1, 1]


def test_the_attitude_of_a_comparison_is_not_a_change(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window(ScriptedEngine(THEFT, THEFT_DENIED))
    case = case_of(window)
    case.facts.facts.replace(FACTS)
    case.compare()
    qtbot.waitUntil(lambda: case.judgment.stage is Stage.FINISHED, timeout=60_000)
    assert not case.binding.line.isVisible()
    case.facts.facts.edit.insertPlainText("又")
    assert case.binding.line.isVisible()


def test_a_check_is_bound_to_the_facts_it_was_held_against(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window(ScriptedEngine(THEFT))
    case = case_of(window)
    case.facts.facts.replace(FACTS)
    case.right.show_side(Side.CHECK)
    case.checked.editor.replace(ANSWER)
    case.check()
    qtbot.waitUntil(lambda: case.checked.stage is CheckStage.READ, timeout=60_000)
    assert not case.checked.changed.isVisible()
    case.facts.facts.replace(OTHER)
    assert case.checked.changed.isVisible()
    case.checked.changed.restore.click()
    assert case.facts.facts.text() == FACTS
    case.checked.put(WHOLE)
    case.check()
    qtbot.waitUntil(lambda: case.checked.stage is CheckStage.READ, timeout=60_000)
    case.facts.facts.replace(OTHER)
    assert not case.checked.changed.isVisible()  # it was held against its own facts
