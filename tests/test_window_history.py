"""The history's page: list, search, filters, one run, two, many; deleting; what is under way; states without runs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QItemSelectionModel, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from desktop.history.run import Query, RunInput, RunKind
from desktop.judging.case import Case
from desktop.judging.judging import read_verdict
from desktop.pages.history.batch_view import BatchView
from desktop.pages.history.item_words import item_words
from desktop.pages.history.period import Period
from desktop.pages.history.run_list_model import PAGE
from desktop.settings.settings import Language, Settings
from desktop.settings.store import save_settings
from desktop.window.main_window import MainWindow
from desktop.window.pages import Page
from resources.model_card.parameters import Parameters
from tests.fixtures_window import OpenWindow
from tests.history_window import DRINK_FACTS, THEFT_FACTS, history_in, keep, many_runs, some_runs
from tests.scripted_engine import TUNED, ScriptedEngine
from tests.window_help import all_words, button_saying
from tests.window_texts import THEFT, UNLAWFUL

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path, open_window: OpenWindow) -> Any:
    """The page of a window with runs of every kind, the newest of them shown."""
    some_runs(tmp_path).close()
    return history_page(qtbot, open_window(ScriptedEngine(THEFT)))


def history_page(qtbot: QtBot, window: MainWindow) -> Any:
    """Once its list was read."""
    window.show_page(Page.HISTORY)
    page: Any = window.page(Page.HISTORY)
    qtbot.waitUntil(lambda: page.list._found is not None and not page.list._under_way, timeout=60_000)
    return page


def titles(page: Any) -> list[str]:
    return [item_words(group).title for group in groups(page)]


def groups(page: Any) -> list[Any]:
    model = page.list.runs.items
    return [group for row in range(model.rowCount()) if (group := model.group(model.index(row))) is not None]


def select(qtbot: QtBot, page: Any, *runs: int) -> None:
    """The items of these runs, and no others; returns once the right side shows them."""
    view = page.list.runs
    rows = [row for row in range(view.items.rowCount()) if _has(view.items.group(view.items.index(row)), runs)]
    view.clearSelection()
    for row in rows:
        view.selectionModel().select(view.items.index(row), QItemSelectionModel.SelectionFlag.Select)
    shown = page.detail.two if len(rows) == 2 else page.detail.several if len(rows) > 2 else page.detail.run
    qtbot.waitUntil(lambda: page.detail.stack.currentWidget() is shown and _shows(page), timeout=60_000)


def _has(group: Any, runs: tuple[int, ...]) -> bool:
    return group is not None and any(run in group.ids for run in runs)


def _shows(page: Any) -> bool:
    shown, wanted = page.detail.run.shown, page.detail._wanted()
    return len(wanted) != 1 or (shown is not None and shown.run.summary.id == wanted[0])


def box(page: Any) -> QMessageBox:
    """The question that is open."""
    return next(box for box in page.findChildren(QMessageBox) if box.isVisible())


def look_for(qtbot: QtBot, page: Any, words: str) -> None:
    page.list.filters.search.setText(words)
    qtbot.waitUntil(lambda: page.list._found.query.words == words, timeout=60_000)


def test_the_list_tells_of_each_run_by_day_and_the_newest_is_shown(qtbot: QtBot, opened: Any) -> None:
    assert titles(opened) == [
        *("甲某盗窃案", "甲某盗窃案", "己某、庚某的案件", "丙某危险驾驶案", "核对：甲某盗窃案"),
        *("甲某盗窃案", "甲某盗窃案", "丙某危险驾驶案", "己某、庚某诈骗案"),
    ]
    words = [item_words(group) for group in groups(opened)]
    assert words[2].outcome == "失败"
    assert words[3].outcome == "已停止，保留 70 字"
    assert words[5].outcome.startswith("坦白 拘役五个月")
    assert " / 拒不认罪 " in words[5].outcome
    assert words[6].outcome == "有期徒刑八个月，罚金 3,000 元（5 份 6–10 个月）"
    assert words[4].findings == "2 处提示"
    assert words[8].outcome == "有期徒刑一年六个月，罚金 15,000 元，庚某 有期徒刑九个月，缓刑一年，罚金 8,000 元"
    assert opened.list.count.text() == "14 次  ·  1 个案件"
    qtbot.waitUntil(lambda: opened.detail.run.shown is not None)
    assert opened.detail.title.text() == "甲某盗窃案"
    assert opened.detail.run.predicted.reading.cards


def test_a_run_stands_as_it_was_with_its_facts_folded(qtbot: QtBot, opened: Any) -> None:
    select(qtbot, opened, 13)
    view = opened.detail.run
    assert view.written.text.text() == THEFT
    assert view.given.facts.text() == THEFT_FACTS
    assert not view.given.facts.isVisible()
    assert {"到案后：未记载", "行为日：没有写明", "地区：自动识别"} <= set(all_words(view.given).split("\n"))
    view.given.fold.button.click()
    assert view.given.facts.isVisible()
    with qtbot.waitSignal(opened.article_wanted) as asked:
        button_saying(view.written.reading, "第264条").click()
    assert asked.args[0].number == 264


def test_a_check_has_its_cards_before_the_text_and_no_model(qtbot: QtBot, opened: Any) -> None:
    select(qtbot, opened, 10)
    view = opened.detail.run
    assert view.written is view.checked
    assert view.written.reading.cards
    assert "模型" not in opened.detail.detail.text()


def test_what_was_stopped_or_failed_says_so(qtbot: QtBot, opened: Any) -> None:
    select(qtbot, opened, 11)
    assert "书写时被停止，已写的保留在下面。" in all_words(opened.detail.run.given.parentWidget())
    assert opened.detail.run.written.text.text() == UNLAWFUL[:70]
    select(qtbot, opened, 12)
    assert "Ollama" in all_words(opened.detail.run.given.parentWidget())
    assert not opened.detail.run.written.paper.isVisible()


def test_two_stand_side_by_side_with_what_differs_marked(qtbot: QtBot, opened: Any) -> None:
    select(qtbot, opened, 13, 14)
    two = opened.detail.two
    assert opened.detail.title.text() == "对照两次"
    older = next(column for column in two.columns if column.verdict.text == THEFT)
    marked = {label.text() for label in older.reading.findChildren(object) if _differs(label)}
    assert {"拘役五个月", "八个月", "2,000 元", "态度：如实供述"} <= marked
    assert "第264条" not in marked
    assert [given.fold.button.text() for given in two.given] == ["案件事实 102 字，1 处不同"] * 2
    assert two.given[0].facts.extraSelections()
    assert older.text.extraSelections()


def _differs(widget: Any) -> bool:
    return hasattr(widget, "text") and widget.property("differs") == "true"


def test_the_samples_of_one_question_are_one_item_to_choose_from(qtbot: QtBot, opened: Any) -> None:
    select(qtbot, opened, 3)
    choice = opened.detail.choice
    assert choice.isVisible()
    assert choice.box.count() == 5
    assert choice.box.currentText().startswith("第 3 份")  # the middle one stands for all
    choice.box.setCurrentIndex(0)
    qtbot.waitUntil(lambda: opened.detail.run.shown.run.summary.id == 3)
    choice.compare.click()
    qtbot.waitUntil(lambda: opened.detail.stack.currentWidget() is opened.detail.two)
    assert [column.verdict.text.count("六个月") for column in opened.detail.two.columns] == [1, 0]


def test_columns_that_were_asked_side_by_side_come_so_again(qtbot: QtBot, opened: Any) -> None:
    view = opened.list.runs
    assert view.select(8)
    qtbot.waitUntil(lambda: opened.detail.stack.currentWidget() is opened.detail.two, timeout=60_000)
    assert opened.detail.runs() == (8, 9)
    opened.detail.choice.compare.click()
    qtbot.waitUntil(lambda: opened.detail.stack.currentWidget() is opened.detail.run)
    assert opened.detail.run.shown.run.summary.id == 8


def test_what_is_in_sight_is_handed_on(qtbot: QtBot, opened: Any) -> None:
    clipboard, export = QApplication.clipboard(), opened.detail.run_actions.export

    def copied() -> str:
        clipboard.clear()
        qtbot.waitUntil(lambda: not export.work.running(), timeout=60_000)
        export.copy(rich=False)
        qtbot.waitUntil(lambda: bool(clipboard.text()), timeout=60_000)
        return str(clipboard.text())

    select(qtbot, opened, 13)
    assert THEFT_FACTS in copied()
    select(qtbot, opened, 3)
    assert opened.detail.exported() == (3, 4, 5, 6, 7)
    opened.detail.choice.box.setCurrentIndex(4)
    assert opened.detail.exported() == (7,)
    select(qtbot, opened, 13, 14)
    both = copied()
    assert "3200元" in both
    assert "4200元" in both


def test_more_than_two_are_counted_and_deleted_for_good_once_confirmed(
    qtbot: QtBot, opened: Any, tmp_path: Path
) -> None:
    select(qtbot, opened, 3, 13, 14)
    assert "已选 3 项，共 7 次判决" in all_words(opened.detail.several)
    QTest.keyClick(opened.list.runs, Qt.Key.Key_Delete)
    assert box(opened).text() == "永久删除这 7 次判决？"
    button_saying(box(opened), "取消").click()
    assert len(groups(opened)) == 9
    opened.detail.run_actions.remove.click()
    button_saying(box(opened), "永久删除").click()
    qtbot.waitUntil(lambda: len(groups(opened)) == 6, timeout=60_000)
    assert opened.list.runs.groups()[0].ids == (12,)  # what stands there now
    with_words = opened._desk.history.store().found(Query(words="4200元"))
    assert with_words == ()
    assert "4200元".encode() not in b"".join(file.read_bytes() for file in tmp_path.glob("history.db*"))


def test_one_searches_as_one_types_and_goes_on_with_the_keys(qtbot: QtBot, opened: Any) -> None:
    QTest.keyClick(opened, Qt.Key.Key_F, CTRL)
    search = opened.list.filters.search
    assert search.hasFocus()
    QTest.keyClicks(search, "182")
    qtbot.waitUntil(lambda: len(groups(opened)) == 2, timeout=60_000)
    assert "【182】" in item_words(groups(opened)[0]).snippet
    QTest.keyClick(search, Qt.Key.Key_Down)
    assert opened.list.runs.hasFocus()
    assert opened.list.runs.groups()[0].ids == (11,)
    QTest.keyClick(opened.list.runs, Qt.Key.Key_Down)
    assert opened.list.runs.groups()[0].ids == (2,)
    look_for(qtbot, opened, "没有的词")
    assert opened.list.note.isVisible()
    assert opened.list.note.title.text() == "没有找到"
    opened.list.note.button.click()
    qtbot.waitUntil(lambda: len(groups(opened)) == 9, timeout=60_000)
    assert search.text() == ""
    opened.list.runs.select(2)
    with qtbot.waitSignal(opened.run_wanted) as asked:
        QTest.keyClick(opened.list.runs, Qt.Key.Key_Return)
    assert asked.args == [2]


def test_the_keyboard_selects_two(qtbot: QtBot, opened: Any) -> None:
    view = opened.list.runs
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Home)
    QTest.keyClick(view, Qt.Key.Key_Down, SHIFT)
    assert len(view.groups()) == 2
    qtbot.waitUntil(lambda: opened.detail.stack.currentWidget() is opened.detail.two, timeout=60_000)
    QTest.keyClick(view, Qt.Key.Key_A, CTRL)
    assert len(view.groups()) == 9


def test_a_click_with_ctrl_adds_one(qtbot: QtBot, opened: Any) -> None:
    view = opened.list.runs
    for row, keys in ((1, Qt.KeyboardModifier.NoModifier), (3, CTRL)):
        place = view.visualRect(view.items.index(row)).center()
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, keys, QPoint(place))
    assert [group.ids for group in view.groups()] == [(14,), (12,)]


@pytest.mark.parametrize(
    ("name", "value", "found"),
    [
        ("charge", "危险驾驶罪", 2),
        ("model", "/data/starter.gguf", 1),
        ("kind", RunKind.CHECK, 1),
        ("period", Period.TODAY, 7),
        ("matter", 1, 2),
    ],
)
def test_the_list_is_narrowed_and_wide_again(qtbot: QtBot, opened: Any, name: str, value: object, found: int) -> None:
    button = getattr(opened.list.filters, name)
    button.choose(value)
    qtbot.waitUntil(lambda: len(groups(opened)) == found, timeout=60_000)
    assert opened.list.filters.clear.isVisible()
    opened.list.filters.clear.click()
    qtbot.waitUntil(lambda: len(groups(opened)) == 9, timeout=60_000)
    assert not opened.list.filters.clear.isVisible()


def test_days_of_ones_own_narrow_too(qtbot: QtBot, opened: Any) -> None:
    filters = opened.list.filters
    filters.period.choose(Period.OWN)
    assert filters.own.isVisible()
    filters.until.line.setText(groups(opened)[-1].day.isoformat())
    qtbot.waitUntil(lambda: len(groups(opened)) == 2, timeout=60_000)


def test_the_choices_are_what_the_history_has(opened: Any) -> None:
    filters = opened.list.filters
    for button, words in (
        (filters.charge, ["全部罪名", "盗窃", "危险驾驶", "诈骗"]),
        (filters.model, ["全部模型", "qwen3-4b-CriminalLaw-cn:q4", "内置演示模型"]),
    ):
        button.choice_menu.aboutToShow.emit()
        assert [action.text() for action in button.choice_menu.actions()] == words


def test_what_is_written_grows_before_ones_eyes_and_nothing_else_moves(
    qtbot: QtBot, opened: Any, tmp_path: Path
) -> None:
    store, case, asked = opened._desk.history.store(), Case(DRINK_FACTS), Parameters()
    select(qtbot, opened, 13)
    run = store.begin(RunInput(RunKind.PREDICTION, case, TUNED, asked))
    opened._desk.history.tell()
    qtbot.waitUntil(lambda: groups(opened)[0].ids == (run,), timeout=60_000)
    assert opened.list.runs.groups()[0].ids == (13,)
    select(qtbot, opened, run)
    store.write(run, UNLAWFUL[:40])
    text = opened.detail.run.predicted.text
    qtbot.waitUntil(lambda: text.text() == UNLAWFUL[:40], timeout=60_000)
    store.write(run, UNLAWFUL[40:])
    store.finish(run, read_verdict(case, TUNED, asked, UNLAWFUL, None))
    opened._desk.history.tell()
    qtbot.waitUntil(lambda: bool(opened.detail.run.predicted.reading.cards), timeout=60_000)
    assert text.text() == UNLAWFUL
    assert opened.list.runs.groups()[0].ids == (run,)


def test_a_run_that_another_program_deleted_is_told_of(qtbot: QtBot, opened: Any, tmp_path: Path) -> None:
    other = history_in(tmp_path)
    other.delete([13])
    other.close()
    opened.list.runs.select(13)
    qtbot.waitUntil(lambda: opened.detail.note.isVisible() and "不在历史" in opened.detail.note.title.text())


def test_a_batch_leads_to_its_page(qtbot: QtBot, tmp_path: Path, open_window: OpenWindow) -> None:
    history = history_in(tmp_path)
    history.begin(RunInput(RunKind.BATCH, Case("帮信 120 件"), given=str(tmp_path)))
    history.close()
    page = history_page(qtbot, open_window(ScriptedEngine(THEFT)))
    assert titles(page) == ["批量：帮信 120 件"]
    qtbot.waitUntil(lambda: isinstance(page.detail.stack.currentWidget(), BatchView), timeout=60_000)
    with qtbot.waitSignal(page.batch_wanted) as asked:
        page.detail.batch.open.click()
    assert asked.args == [tmp_path]
    assert not page.detail.run_actions.export.isEnabled()
    with qtbot.waitSignal(page.batch_wanted) as again:
        QTest.keyClick(page.list.runs, Qt.Key.Key_Return)
    assert again.args == [tmp_path]


def test_without_runs_it_says_what_will_be_here(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window(ScriptedEngine(THEFT))
    page = history_page(qtbot, window)
    assert page.list.note.title.text() == "还没有判决记录"
    assert not page.list.filters.isVisible()
    qtbot.waitUntil(lambda: not page.detail.isVisible())
    assert not page.list.fold.isVisible()
    page.list.note.button.click()
    assert window.stack.currentWidget() is window.page(Page.CASE)


def test_where_nothing_is_kept_it_says_so(qtbot: QtBot, tmp_path: Path, open_window: OpenWindow) -> None:
    save_settings(tmp_path / "settings.json", Settings(language=Language.CHINESE, keep_history=False))
    page = history_page(qtbot, open_window(ScriptedEngine(THEFT)))
    assert page.list.banner.isVisible()
    assert "按设置不保留历史" in page.list.banner.text()
    assert not (tmp_path / "history.db").exists()
    page.list.settings.click()
    assert page.window().stack.currentWidget() is page.window().page(Page.SETTINGS)


def test_a_history_that_cannot_be_opened_is_told_of_with_what_to_do(
    qtbot: QtBot, tmp_path: Path, open_window: OpenWindow
) -> None:
    (tmp_path / "history.db").mkdir()
    page = history_page(qtbot, open_window(ScriptedEngine(THEFT)))
    assert page.list.banner.isVisible()
    assert "无法打开" in page.list.banner.text()
    keep(page._desk.history.store(), THEFT_FACTS, THEFT)
    page._desk.history.tell()
    qtbot.waitUntil(lambda: len(groups(page)) == 1, timeout=60_000)


@pytest.mark.parametrize(
    ("language", "percent"), [(Language.CHINESE, 150), (Language.ENGLISH, 100), (Language.ENGLISH, 150)]
)
def test_nothing_is_cut_off_in_a_small_window(
    qtbot: QtBot, opened: Any, dress: Any, language: Language, percent: int
) -> None:
    dress(language, percent=percent)
    opened.window().resize(960, 600)
    for runs in ((13,), (3,), (13, 14)):
        select(qtbot, opened, *runs)
        head = opened.detail.head
        qtbot.waitUntil(lambda head=head: _inside(head, opened.detail.run_actions.remove))  # type: ignore[misc]
        assert _inside(opened, opened.detail.stack)
        assert _inside(opened, opened.list.stack)
        assert opened.list.width() + opened.detail.width() <= opened.width()
        assert opened.list.runs.height() > 100
    for button in opened.list.filters._buttons():
        assert _inside(opened.list, button)


def _inside(around: Any, widget: Any) -> bool:
    place = widget.mapTo(around, QPoint(0, 0))
    return bool(place.x() >= 0 and place.x() + widget.width() <= around.width() and place.y() >= 0)


def test_the_list_folds_away_and_comes_back_with_a_search(qtbot: QtBot, opened: Any) -> None:
    opened.list.fold.click()
    assert not opened.list.isVisible()
    assert opened.detail.list_button.hasFocus()
    opened.detail.list_button.click()
    assert opened.list.isVisible()
    assert not opened.detail.list_button.isVisible()
    opened.list.fold.click()
    QTest.keyClick(opened, Qt.Key.Key_F, CTRL)
    assert opened.list.filters.search.hasFocus()


def test_another_language_changes_all_of_it(qtbot: QtBot, opened: Any, dress: Any) -> None:
    select(qtbot, opened, 13, 14)
    dress(Language.ENGLISH)
    QApplication.processEvents()
    assert opened.list.title.text() == "History"
    assert opened.detail.title.text() == "Two side by side"
    assert item_words(groups(opened)[0]).title == "甲某: theft"
    select(qtbot, opened, 3)
    assert opened.detail.run_actions.reopen.text() == "Open again"
    assert not _chinese(all_words(opened.list))


def _chinese(words: str) -> list[str]:
    return [each for each in words if "\u4e00" <= each <= "\u9fff"]


@pytest.mark.slow
def test_ten_thousand_runs_are_scrolled_searched_and_kept_in_order(
    qtbot: QtBot, tmp_path: Path, open_window: OpenWindow
) -> None:
    many_runs(tmp_path)
    page = history_page(qtbot, open_window(ScriptedEngine(THEFT)))
    view = page.list.runs
    assert page.list.count.text() == "10,000 次"
    assert view.items.loaded == PAGE
    bar = view.verticalScrollBar()
    for pages in range(2, 8):
        bar.setValue(bar.maximum())
        qtbot.waitUntil(lambda pages=pages: view.items.loaded == pages * PAGE, timeout=60_000)  # type: ignore[misc]
    ids = [group.ids[0] for group in groups(page)]
    assert ids == list(range(10_000, 10_000 - 7 * PAGE, -1))
    assert view.select(9_700)
    place = bar.value()
    keep(page._desk.history.store(), THEFT_FACTS, THEFT)
    page._desk.history.tell()
    qtbot.waitUntil(lambda: groups(page)[0].ids == (10_001,), timeout=60_000)
    assert view.groups()[0].ids == (9_700,)
    assert len(groups(page)) == 7 * PAGE + 1
    assert view.visualRect(view.currentIndex()).top() in range(-200, view.height() + 200), place
    look_for(qtbot, page, "某4242")
    assert titles(page) == ["丙某4242盗窃案"]
