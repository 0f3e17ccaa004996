"""What was typed or chosen on the case page comes back as it was, and an answer stays with the case that it answers."""

from __future__ import annotations

import json
import os
import stat
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.desk.draft import Draft, OldAnswer, load_draft, save_draft
from desktop.history.run import Query
from desktop.judging.case import Case
from desktop.pages.case.side_switch import Side
from desktop.pages.case.stage import Stage
from desktop.window.pages import Page
from tests.checked_texts import ANSWER, FACTS
from tests.fixtures_window import OpenWindow
from tests.scripted_engine import ScriptedEngine
from tests.window_texts import THEFT
from trainer.samples.prompt import StatedAttitude

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)


@pytest.mark.parametrize("typed", ["2021-3-", "二〇二一年", "2021-02-30", " 20"])
def test_a_day_that_is_half_typed_comes_back(qtbot: QtBot, open_window: OpenWindow, tmp_path: Path, typed: str) -> None:
    case = open_window(ScriptedEngine(THEFT)).page(Page.CASE)
    case.facts.date.line.setText(typed)
    qtbot.waitUntil(lambda: load_draft(tmp_path / "draft.json").no_day == typed, timeout=60_000)  # as if it crashed
    again = open_window(ScriptedEngine(THEFT)).page(Page.CASE)
    assert again.facts.date.line.text() == typed
    assert again.facts.date.line.property("wrong")


@pytest.mark.parametrize("seen", [True, False])
def test_what_a_judgment_is_held_against_comes_back(open_window: OpenWindow, seen: bool) -> None:
    window = open_window(ScriptedEngine(THEFT))
    case = window.page(Page.CASE)
    case.right.show_side(Side.CHECK)
    case.checked.editor.replace(ANSWER)
    case.checked.given_facts.setChecked(True)
    if not seen:
        case.right.show_side(Side.PREDICTION)
    window.close()
    second = open_window(ScriptedEngine(THEFT))
    second.close()  # without a look at that side
    third = open_window(ScriptedEngine(THEFT)).page(Page.CASE)
    assert (third.checked.text(), third.checked.given_facts.isChecked()) == (ANSWER, True)


def test_an_answer_is_held_against_the_facts_that_it_answers(qtbot: QtBot, open_window: OpenWindow) -> None:
    """After a start as before it: those that were typed since are another case's."""
    window = open_window(ScriptedEngine(THEFT))
    case = window.page(Page.CASE)
    case.facts.facts.replace(FACTS)
    case.predict()
    qtbot.waitUntil(lambda: case.judgment.stage is Stage.FINISHED, timeout=60_000)
    found = [finding.rule for finding in case.judgment.verdict.findings]
    other = "2020年5月1日，被告人丁某、戊某在某地贩卖海洛因50克，丁某系累犯，犯罪时未满十八周岁。"
    case.facts.facts.replace(other)
    window.close()
    again = open_window(ScriptedEngine(THEFT)).page(Page.CASE)
    qtbot.waitUntil(lambda: again.judgment.verdict is not None, timeout=60_000)
    assert again.facts.facts.text() == other
    assert again.judgment.verdict.case.facts == FACTS
    assert [finding.rule for finding in again.judgment.verdict.findings] == found


def test_a_draft_keeps_all_of_it(tmp_path: Path) -> None:
    file = tmp_path / "draft.json"
    old = OldAnswer(THEFT, True, Case("旧的事实", StatedAttitude.DENIED, date(2021, 3, 5), "浙江"), "m", "ollama")
    draft = Draft(
        facts="新的事实",
        matter=3,
        answer="a" * 32,
        checked=ANSWER,
        answer_checked="b" * 32,
        given_facts=True,
        no_day="2021-",
        old=old,
    )
    file.write_text("{}", encoding="utf-8")
    file.chmod(0o644)  # as earlier versions left it
    assert save_draft(file, draft)
    assert load_draft(file) == draft
    assert os.name != "posix" or stat.S_IMODE(file.stat().st_mode) == 0o600


@pytest.mark.parametrize("version", ["0.2.0", "0.3.0"])
def test_a_draft_with_its_answer_in_it_opens_and_the_answer_goes_into_the_history(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path, version: str
) -> None:
    """As versions before the history wrote them."""
    old = {
        "version": 1,
        "facts": "新的事实",
        "attitude": "坦白",
        "act_date": "2021-03-05",
        "answer": THEFT,
        "answer_complete": True,
        "model": "m:latest",
        "engine": "ollama",
    }
    if version == "0.3.0":
        old |= {"province": "浙江", "checked": ANSWER, "checking": False, "given_facts": True, "no_day": ""}
        old |= {"asked": {"facts": FACTS, "attitude": "拒不认罪", "act_date": None, "province": None}}
    file = tmp_path / "draft.json"
    file.write_text(json.dumps(old), encoding="utf-8")
    case = open_window(ScriptedEngine(THEFT)).page(Page.CASE)
    qtbot.waitUntil(lambda: case.judgment.verdict is not None, timeout=60_000)
    assert case.facts.case().attitude is StatedAttitude.CONFESSED
    assert case.judgment.stage is Stage.FINISHED
    assert case.judgment.verdict.case.facts == (FACTS if version == "0.3.0" else "新的事实")
    (run,) = case._desk.history.store().found(Query())
    kept = case._desk.history.store().run(run.id)
    assert (kept.text, kept.input.model.name) == (THEFT, "m:latest")
    assert case.save()
    draft = load_draft(file)
    assert (draft.old, draft.answer, draft.facts) == (None, run.group, "新的事实")


def test_a_complaint_about_what_is_folded_away_unfolds_it(qtbot: QtBot, open_window: OpenWindow) -> None:
    from trainer.judgment.types import Article

    window = open_window(ScriptedEngine(THEFT))
    window.resize(960, 600)
    case = window.page(Page.CASE)
    case.right.show_side(Side.CHECK)
    case.checked.editor.replace(ANSWER)
    case.facts.date.line.setText("2021-3-")
    case.open_article(Article("刑法", 264))
    qtbot.waitUntil(lambda: not case.facts.isVisible(), timeout=60_000)
    case.check()
    assert case.facts.message.isVisible()
    assert "行为日" in case.facts.message.text()
