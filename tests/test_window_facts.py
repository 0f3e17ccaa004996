"""The facts and what stands beside them: replaced together, and brought back together, with the keys one presses."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.pages.case.case_page import CasePage
from desktop.window.main_window import MainWindow
from desktop.window.pages import Page
from tests.fixtures_window import OpenWindow
from tests.scripted_engine import ScriptedEngine
from tests.window_texts import THEFT
from trainer.samples.prompt import StatedAttitude

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)
CTRL = Qt.KeyboardModifier.ControlModifier
NEW_CASE = (
    "2023年6月8日，被告人丙某在四川省成都市某区一工地盗窃电缆线，价值人民币8800元。"
    "同月20日丙某被民警抓获，到案后如实供述自己的罪行。"
)
SILENT_CASE = "被告人丁某多次入户盗窃，共计价值人民币12000元。"
Stated = tuple[str, StatedAttitude, date | None, str]


def case_of(window: MainWindow) -> CasePage:
    page = window.page(Page.CASE)
    assert isinstance(page, CasePage)
    return page


def stated(page: CasePage) -> Stated:
    case = page.facts.case()
    return case.facts, case.attitude, case.act_date, case.province or ""


def load_example(page: CasePage, number: int = 0) -> Stated:
    page.facts.example_menu.actions()[number].trigger()
    return stated(page)


def paste(page: CasePage, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    press(page, Qt.Key.Key_V)


def press(page: CasePage, key: Qt.Key, times: int = 1) -> None:
    edit = page.facts.facts.edit
    edit.setFocus()
    for _ in range(times):
        QTest.keyClick(edit, key, CTRL)


@pytest.fixture
def page(open_window: OpenWindow) -> CasePage:
    return case_of(open_window(ScriptedEngine(THEFT)))


def test_a_pasted_case_does_not_keep_the_examples_day_and_one_undo_brings_all_back(page: CasePage) -> None:
    example = load_example(page)
    assert example[2] == date(2021, 3, 5)
    press(page, Qt.Key.Key_A)
    paste(page, NEW_CASE)
    new = (NEW_CASE, StatedAttitude.CONFESSED, date(2023, 6, 8), "四川")
    assert stated(page) == new
    press(page, Qt.Key.Key_Z)
    assert stated(page) == example
    press(page, Qt.Key.Key_Y)
    assert stated(page) == new
    press(page, Qt.Key.Key_Z, 2)
    assert stated(page) == ("", StatedAttitude.NOT_STATED, None, "")
    press(page, Qt.Key.Key_Y, 2)
    assert stated(page) == new


def test_a_case_that_states_nothing_leaves_nothing_stated(page: CasePage) -> None:
    load_example(page)
    press(page, Qt.Key.Key_A)
    paste(page, SILENT_CASE)
    assert stated(page) == (SILENT_CASE, StatedAttitude.NOT_STATED, None, "")


def test_an_example_over_an_example_is_one_step_back(page: CasePage) -> None:
    first = load_example(page, 0)
    second = load_example(page, 2)
    assert second[1:3] == (StatedAttitude.DENIED, date(2021, 5, 20))
    press(page, Qt.Key.Key_Z)
    assert stated(page) == first
    press(page, Qt.Key.Key_Y)
    assert stated(page) == second


def test_a_paste_into_the_middle_changes_nothing_else(page: CasePage) -> None:
    facts, *beside = load_example(page)
    edit = page.facts.facts.edit
    edit.moveCursor(edit.textCursor().MoveOperation.Start)
    paste(page, NEW_CASE)
    assert stated(page) == (NEW_CASE + facts, *beside)
    press(page, Qt.Key.Key_Z)
    assert stated(page) == (facts, *beside)


def test_options_changed_by_hand_come_back_as_they_were_left(page: CasePage) -> None:
    load_example(page)
    page.facts.province.set_value("浙江")
    press(page, Qt.Key.Key_A)
    paste(page, NEW_CASE)
    page.facts.date.set_value(date(2023, 6, 1))
    page.facts.attitudes[StatedAttitude.DENIED].click()
    press(page, Qt.Key.Key_Z)
    assert stated(page)[1:] == (StatedAttitude.CONFESSED, date(2021, 3, 5), "浙江")
    press(page, Qt.Key.Key_Y)
    assert stated(page)[1:] == (StatedAttitude.DENIED, date(2023, 6, 1), "四川")


def test_typing_after_a_paste_is_undone_by_itself(page: CasePage) -> None:
    example = load_example(page)
    press(page, Qt.Key.Key_A)
    paste(page, NEW_CASE)
    edit = page.facts.facts.edit
    edit.moveCursor(edit.textCursor().MoveOperation.End)
    QTest.keyClicks(edit, "abc")
    press(page, Qt.Key.Key_Z)
    assert stated(page) == (NEW_CASE, StatedAttitude.CONFESSED, date(2023, 6, 8), "四川")
    press(page, Qt.Key.Key_Z)
    assert stated(page) == example


def test_what_was_undone_is_forgotten_once_something_is_typed(page: CasePage) -> None:
    example = load_example(page)
    press(page, Qt.Key.Key_A)
    paste(page, NEW_CASE)
    press(page, Qt.Key.Key_Z)
    edit = page.facts.facts.edit
    edit.moveCursor(edit.textCursor().MoveOperation.End)
    QTest.keyClicks(edit, "x" * 12)
    QTest.keyClick(edit, Qt.Key.Key_Backspace)
    QTest.keyClicks(edit, "y")
    press(page, Qt.Key.Key_Y)
    assert stated(page) == (example[0] + "x" * 11 + "y", *example[1:])
    press(page, Qt.Key.Key_Z, 3)
    assert stated(page)[1:] == example[1:]


def test_facts_deleted_first_and_pasted_then_keep_no_day_either(page: CasePage) -> None:
    load_example(page)
    press(page, Qt.Key.Key_A)
    QTest.keyClick(page.facts.facts.edit, Qt.Key.Key_Delete)
    paste(page, NEW_CASE)
    assert stated(page)[1:] == (StatedAttitude.CONFESSED, date(2023, 6, 8), "四川")
    press(page, Qt.Key.Key_Z, 2)
    assert stated(page)[2] == date(2021, 3, 5)


def test_what_was_set_for_a_paste_that_is_to_come_stays(page: CasePage) -> None:
    page.facts.date.set_value(date(2023, 6, 7))
    paste(page, NEW_CASE)
    assert stated(page)[1:] == (StatedAttitude.CONFESSED, date(2023, 6, 7), "四川")


def test_the_usual_province_stands_where_a_case_names_none(page: CasePage) -> None:
    page.facts.usual_province = "浙江"
    load_example(page)
    assert stated(page)[3] == "浙江"
    press(page, Qt.Key.Key_A)
    paste(page, NEW_CASE)
    assert stated(page)[3] == "四川"


def test_a_change_of_appearance_keeps_the_way_back(page: CasePage) -> None:
    example = load_example(page)
    press(page, Qt.Key.Key_A)
    paste(page, NEW_CASE)
    page.facts.facts.set_lines()
    press(page, Qt.Key.Key_Z)
    assert stated(page) == example


def test_both_are_in_the_draft_or_neither(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window(ScriptedEngine(THEFT))
    page = case_of(window)
    load_example(page)
    press(page, Qt.Key.Key_A)
    paste(page, NEW_CASE)
    page.save()
    other = case_of(open_window(ScriptedEngine(THEFT)))
    assert stated(other) == (NEW_CASE, StatedAttitude.CONFESSED, date(2023, 6, 8), "四川")


def test_a_dropped_text_over_everything_is_another_case(page: CasePage) -> None:
    load_example(page)
    edit = page.facts.facts.edit
    edit.selectAll()
    data = QMimeData()
    data.setText(SILENT_CASE)
    edit.insertFromMimeData(data)
    assert stated(page)[2] is None
