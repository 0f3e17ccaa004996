"""Matters (案件): made, renamed, noted, filled, deleted on the history's page; chosen above the facts of a case."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from desktop.controls.matter_menu import MatterMenu
from desktop.controls.name_dialog import NameDialog
from desktop.history.run import Query
from desktop.pages.case.stage import Stage
from desktop.settings.settings import Language
from desktop.window.main_window import MainWindow
from desktop.window.pages import Page
from tests.fixtures_window import OpenWindow
from tests.history_window import THEFT_FACTS, history_in, some_runs
from tests.scripted_engine import ScriptedEngine
from tests.test_window_history import box, groups, history_page, select
from tests.window_help import button_saying
from tests.window_texts import THEFT

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)
OTHER = "乙某故意伤害案"


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path, open_window: OpenWindow) -> Any:
    """The history's page, with one matter of two runs."""
    some_runs(tmp_path).close()
    return history_page(qtbot, open_window(ScriptedEngine(THEFT)))


def named(menu: MatterMenu, name: str) -> None:
    """A new matter, as one makes it in the menu."""
    menu.fill()
    dialog: NameDialog = menu.ask_new()
    assert not dialog.keep.isEnabled()
    QTest.keyClicks(dialog.line, "  ")
    assert not dialog.keep.isEnabled()
    dialog.line.setText(name)
    dialog.keep.click()


def words_in(menu: MatterMenu) -> list[str]:
    menu.fill()
    return [action.text() for action in menu.actions() if action.text()]


def narrowed(qtbot: QtBot, page: Any, matter: int) -> Any:
    """The view of the matter, which the history is narrowed to."""
    page.show_matter(matter)
    qtbot.waitUntil(lambda: page.list._found.query.matter == matter, timeout=60_000)
    page.list.runs.clearSelection()
    view = page.detail.matter
    qtbot.waitUntil(lambda: page.detail.stack.currentWidget() is view, timeout=60_000)
    return view


def test_runs_are_moved_into_a_new_matter_and_out_again(qtbot: QtBot, opened: Any) -> None:
    store = opened._desk.history.store()
    select(qtbot, opened, 3)
    matters = opened.detail.run_actions.matters
    assert words_in(matters) == ["不归入案件", "甲某盗窃案  (2)", "新建案件……"]
    named(matters, OTHER)
    qtbot.waitUntil(lambda: store.count(Query(matter=2)) == 5, timeout=60_000)
    qtbot.waitUntil(lambda: matters.current == 2, timeout=60_000)
    matters.fill()
    matters.actions()[0].trigger()
    qtbot.waitUntil(lambda: store.count(Query(matter=2)) == 0, timeout=60_000)
    assert store.count(Query()) == 14


def test_a_matter_shows_its_notes_which_are_kept_as_they_are_typed(qtbot: QtBot, opened: Any, tmp_path: Path) -> None:
    view = narrowed(qtbot, opened, 1)
    assert view.title.text() == "甲某盗窃案"
    assert view.notes.toPlainText() == "11-26：手机的价格认定书待补。"
    view.notes.appendPlainText("已补。")
    other = history_in(tmp_path)
    qtbot.waitUntil(lambda: other.matters()[0].notes.endswith("待补。\n已补。"), timeout=60_000)
    view.notes.appendPlainText("最后一句")
    opened.window().close()  # before the moment has passed
    assert other.matters()[0].notes.endswith("最后一句")
    other.close()


def test_what_is_typed_stays_where_the_list_is_read_anew_meanwhile(qtbot: QtBot, opened: Any) -> None:
    view = narrowed(qtbot, opened, 1)
    view.notes.selectAll()
    view.notes.insertPlainText("正在写")
    before = opened.list._found
    opened._desk.history.tell()
    qtbot.waitUntil(lambda: opened.list._found is not before, timeout=60_000)
    assert view.notes.toPlainText() == "正在写"


def test_a_whole_matter_is_handed_on_with_its_notes(qtbot: QtBot, opened: Any) -> None:
    view = narrowed(qtbot, opened, 1)
    QApplication.clipboard().clear()
    view.export.copy(rich=False)
    qtbot.waitUntil(lambda: bool(QApplication.clipboard().text()), timeout=60_000)
    text = QApplication.clipboard().text()
    assert all(each in text for each in ("甲某盗窃案", "价格认定书待补", "3200元", "4200元"))


def test_a_matter_is_renamed_everywhere(qtbot: QtBot, opened: Any) -> None:
    view = narrowed(qtbot, opened, 1)
    view.rename.click()
    dialog = opened.findChild(NameDialog)
    assert dialog.line.text() == "甲某盗窃案"
    dialog.line.setText(OTHER)
    dialog.keep.click()
    qtbot.waitUntil(lambda: view.title.text() == OTHER, timeout=60_000)
    assert opened.list.filters.matter.text() == f"{OTHER} ▾"


@pytest.mark.parametrize(("answer", "left"), [("删除案件，保留判决", 14), ("连同 2 次判决永久删除", 12), ("取消", 14)])
def test_a_matter_is_deleted_with_its_runs_or_without(qtbot: QtBot, opened: Any, answer: str, left: int) -> None:
    view, store = narrowed(qtbot, opened, 1), opened._desk.history.store()
    view.remove.click()
    button_saying(box(opened), answer).click()
    gone = answer != "取消"
    qtbot.waitUntil(lambda: len(store.matters()) == (0 if gone else 1), timeout=60_000)
    qtbot.waitUntil(lambda: opened.list.filters.matter.value is (None if gone else 1) or not gone, timeout=60_000)
    assert store.count(Query()) == left
    if gone:
        qtbot.waitUntil(lambda: opened.list._found.count == left, timeout=60_000)


def test_a_matter_without_runs_says_how_they_come_into_it(qtbot: QtBot, opened: Any) -> None:
    named(opened.list.filters.matter_menu, OTHER)
    qtbot.waitUntil(lambda: opened.list._found.query.matter == 2, timeout=60_000)
    assert opened.list.note.title.text() == "这个案件里还没有判决"
    assert opened.detail.matter.title.text() == OTHER


def case_of(window: MainWindow) -> Any:
    return window.page(Page.CASE)


def predicted(qtbot: QtBot, window: MainWindow) -> Any:
    """The case page once it has judged."""
    case = case_of(window)
    case.facts.facts.replace(THEFT_FACTS)
    case.predict()
    qtbot.waitUntil(lambda: case.judgment.stage is Stage.FINISHED, timeout=60_000)
    return case


def test_what_is_judged_goes_into_the_matter_that_is_chosen_and_the_next_start_knows_it(
    qtbot: QtBot, tmp_path: Path, open_window: OpenWindow
) -> None:
    window = open_window(ScriptedEngine(THEFT))
    chooser = case_of(window).matter
    assert chooser.text() == "案件 ▾"
    named(chooser.matters, OTHER)
    qtbot.waitUntil(lambda: chooser.text() == f"{OTHER} ▾", timeout=60_000)
    predicted(qtbot, window)
    store = window.desk.history.store()
    qtbot.waitUntil(lambda: store.count(Query(matter=1)) == 1, timeout=60_000)
    window.close()
    again = open_window(ScriptedEngine(THEFT))
    qtbot.waitUntil(lambda: case_of(again).matter.text() == f"{OTHER} ▾", timeout=60_000)
    assert case_of(again).matter.accessibleName() == f"案件：{OTHER}"


def test_a_matter_that_was_deleted_is_chosen_no_longer(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window(ScriptedEngine(THEFT))
    chooser = case_of(window).matter
    named(chooser.matters, OTHER)
    qtbot.waitUntil(lambda: chooser.text() == f"{OTHER} ▾", timeout=60_000)
    window.desk.history.store().delete_matter(1, runs=False)
    window.desk.history.tell()
    qtbot.waitUntil(lambda: chooser.value() is None, timeout=60_000)
    assert chooser.text() == "案件 ▾"


def test_a_run_is_opened_again_with_its_case_and_its_matter(qtbot: QtBot, opened: Any) -> None:
    window = opened.window()
    select(qtbot, opened, 13)
    opened.detail.run_actions.reopen.click()
    case = case_of(window)
    assert window.stack.currentWidget() is case
    assert case.facts.facts.text() == THEFT_FACTS
    qtbot.waitUntil(lambda: case.matter.text() == "甲某盗窃案 ▾", timeout=60_000)
    qtbot.waitUntil(lambda: case.judgment.text.text() == THEFT, timeout=60_000)


def test_the_chooser_speaks_english(open_window: OpenWindow, dress: Any) -> None:
    window = open_window(ScriptedEngine(THEFT))
    dress(Language.ENGLISH)
    case_of(window).matter.retranslate()
    assert case_of(window).matter.text() == "Matter ▾"
    assert words_in(case_of(window).matter.matters) == ["In no matter", "New matter…"]


def test_a_matter_that_cannot_be_kept_is_told_of(qtbot: QtBot, opened: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    from desktop.history.history import History
    from desktop.history.history_error import HistoryError

    def full(*_: object) -> int:
        raise HistoryError("room", "kept.room", file="history.db")

    monkeypatch.setattr(History, "add_matter", full)
    named(opened.detail.run_actions.matters, OTHER)
    told = next(box for box in opened.window().findChildren(QMessageBox) if box.isVisible())
    assert "磁盘已满" in told.text()
    button_saying(told, "知道了").click()
    monkeypatch.setattr(History, "note", full)
    view = narrowed(qtbot, opened, 1)
    view.notes.appendPlainText("不能丢的一句")
    view.notes.write()
    assert view.notes.toPlainText().endswith("不能丢的一句")
    monkeypatch.undo()
    for open_box in opened.window().findChildren(QMessageBox):
        open_box.close()
    view.notes.write()
    assert opened._desk.history.store().matters()[0].notes.endswith("不能丢的一句")


def test_the_list_names_the_matter_of_each_run(opened: Any) -> None:
    from desktop.pages.history.item_words import item_words

    matters = opened.list.runs.itemDelegate().matters
    assert [item_words(group, matters).below.endswith("甲某盗窃案") for group in groups(opened)[:3]] == [
        True,
        True,
        False,
    ]
