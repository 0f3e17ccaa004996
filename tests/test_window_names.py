"""Names masked in the facts: nothing else is sent or kept in the history, and the answer can be seen with the names."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.pages.case.case_page import CasePage
from desktop.pages.case.stage import Stage
from desktop.window.pages import Page
from tests.fixtures_window import OpenWindow
from tests.scripted_engine import ScriptedEngine
from tests.test_names import FACTS
from tests.window_help import all_words
from tests.window_texts import THEFT

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)
CTRL = Qt.KeyboardModifier.ControlModifier
NAMES = ("张小凡", "张大千", "李晓明")
ANSWER = THEFT.replace("甲某", "张某")


def opened(open_window: OpenWindow, engine: ScriptedEngine) -> CasePage:
    page = open_window(engine).page(Page.CASE)
    assert isinstance(page, CasePage)
    return page


def press_mask(page: CasePage) -> None:
    page.facts.facts.edit.setFocus()
    QTest.keyClick(page.facts.facts.edit, Qt.Key.Key_M, CTRL | Qt.KeyboardModifier.ShiftModifier)


def predicted(qtbot: QtBot, page: CasePage) -> None:
    page.predict()
    qtbot.waitUntil(lambda: page.judgment.stage is Stage.FINISHED, timeout=60_000)


def sent(engine: ScriptedEngine) -> str:
    return "\n".join(turn["content"] for request in engine.requests for turn in request.turns)


def test_masked_facts_alone_are_sent_and_come_back_in_both_ways(qtbot: QtBot, open_window: OpenWindow) -> None:
    engine = ScriptedEngine(ANSWER)
    page = opened(open_window, engine)
    page.facts.facts.replace(FACTS)
    press_mask(page)
    masked = page.facts.facts.text()
    assert page.names.button.isChecked()
    assert not any(name in masked for name in NAMES)
    QTest.keyClick(page.facts.facts.edit, Qt.Key.Key_Z, CTRL)
    assert page.facts.facts.text() == FACTS
    assert not page.names.button.isChecked()
    QTest.keyClick(page.facts.facts.edit, Qt.Key.Key_Y, CTRL)
    assert page.names.button.isChecked()
    predicted(qtbot, page)
    assert "张某" in sent(engine)
    assert not any(name in sent(engine) for name in NAMES)
    press_mask(page)
    assert page.facts.facts.text() == FACTS


def test_a_name_that_is_typed_again_is_not_sent(qtbot: QtBot, open_window: OpenWindow) -> None:
    engine = ScriptedEngine(ANSWER)
    page = opened(open_window, engine)
    page.facts.facts.replace(FACTS)
    press_mask(page)
    edit = page.facts.facts.edit
    edit.moveCursor(edit.textCursor().MoveOperation.End)
    edit.insertPlainText("后张小凡又伙同被告人王二小盗窃，被告人王二小的供述证实。")
    assert "张小凡" not in page.facts.case().facts
    predicted(qtbot, page)
    assert "张小凡" not in sent(engine)
    assert "王二小" not in sent(engine)
    assert page.judgment.answer is not None
    assert page.judgment.answer.first.case == page.facts.case()


def test_facts_without_names_are_left_and_that_is_said(open_window: OpenWindow) -> None:
    page = opened(open_window, ScriptedEngine(ANSWER))
    page.facts.facts.replace("甲某盗窃手机一部。")
    press_mask(page)
    assert page.facts.facts.text() == "甲某盗窃手机一部。"
    assert not page.names.button.isChecked()
    assert "没有找到" in page.facts.message.text()


def test_the_answer_is_seen_and_copied_with_the_names_and_kept_without(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    page = opened(open_window, ScriptedEngine(ANSWER))
    page.facts.facts.replace(FACTS)
    press_mask(page)
    predicted(qtbot, page)
    button = page.answer_names.button
    qtbot.waitUntil(button.isVisible, timeout=60_000)
    assert "张某" in page.judgment.text.text()
    button.click()
    assert "张小凡" in page.judgment.text.text()
    assert "张某" not in page.judgment.text.text()
    assert "张小凡" in all_words(page.judgment.reading)
    assert page.binding.line.isHidden()
    page.copy()
    qtbot.waitUntil(lambda: "张小凡" in QGuiApplication.clipboard().text(), timeout=60_000)
    button.click()
    assert page.judgment.text.text() == ANSWER
    assert "张某" in all_words(page.judgment.reading)
    page.save()
    for file in tmp_path.glob("history.db*"):
        assert "张小凡".encode() not in file.read_bytes()


def test_an_answer_that_was_deleted_meanwhile_stays_as_it_is(qtbot: QtBot, open_window: OpenWindow) -> None:
    page = opened(open_window, ScriptedEngine(ANSWER))
    page.facts.facts.replace(FACTS)
    press_mask(page)
    predicted(qtbot, page)
    qtbot.waitUntil(page.answer_names.button.isVisible, timeout=60_000)
    assert page.judgment.answer is not None
    page._desk.history.store().delete([page.judgment.answer.first.id])
    page.answer_names.button.click()
    assert page.judgment.text.text() == ANSWER


def test_after_a_restart_the_names_are_known_from_the_draft(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    page = opened(open_window, ScriptedEngine(ANSWER))
    page.facts.facts.replace(FACTS)
    press_mask(page)
    predicted(qtbot, page)
    page.window().close()
    again = opened(open_window, ScriptedEngine(ANSWER))
    assert again.names.button.isChecked()
    assert not any(name in again.facts.facts.text() for name in NAMES)
    qtbot.waitUntil(again.answer_names.button.isVisible, timeout=60_000)
    again.answer_names.button.click()
    assert "张小凡" in again.judgment.text.text()
    press_mask(again)
    assert again.facts.facts.text() == FACTS


def test_another_case_has_no_names_to_put_back(qtbot: QtBot, open_window: OpenWindow) -> None:
    page = opened(open_window, ScriptedEngine(ANSWER))
    page.facts.facts.replace(FACTS)
    press_mask(page)
    page.show_example()
    assert not page.names.button.isChecked()
    predicted(qtbot, page)
    assert page.answer_names.button.isHidden()


def test_the_facts_of_an_answer_come_back_masked_with_their_table(qtbot: QtBot, open_window: OpenWindow) -> None:
    page = opened(open_window, ScriptedEngine(ANSWER))
    page.facts.facts.replace(FACTS)
    press_mask(page)
    predicted(qtbot, page)
    page.facts.facts.edit.insertPlainText("另查明，")
    assert page.judgment.answer is not None
    page.facts.put_back(page.judgment.answer.first.case)
    assert page.names.button.isChecked()
    press_mask(page)
    assert page.facts.facts.text() == FACTS
