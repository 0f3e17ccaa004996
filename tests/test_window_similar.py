"""Similar cases in the window: on the card, in their list, in the history, and what is said where there are none."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.cards.similar_view import SimilarView
from desktop.cards.term_track import TermTrack
from desktop.history.run import Query
from desktop.history.run_json import run_json
from desktop.pages.case.case_page import CasePage
from desktop.pages.case.similar_line import SimilarLine
from desktop.pages.case.similar_panel import SimilarPanel
from desktop.pages.history.history_page import HistoryPage
from desktop.settings.settings import Language
from desktop.similar.choosing import Order
from desktop.similar.kept import similar_from
from desktop.window.main_window import MainWindow
from desktop.window.pages import Page
from resources.disclaimer.reader import AI_LABEL_ZH
from tests.fixtures_window import OpenWindow
from tests.scripted_engine import ScriptedEngine
from tests.similar_made import CORPUS, similar_index
from tests.test_window_shell import nameless
from tests.window_help import words_of

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)
FACTS = (
    "2021年3月5日，被告人甲某在超市趁人不备，窃得被害人乙某的手机一部，价值人民币3200元，"
    "后被民警抓获，到案后如实供述了上述事实。"
)
JUDGMENT = (
    "本院认为，被告人甲某的行为已构成盗窃罪。依照《中华人民共和国刑法》第二百六十四条之规定，判决如下：\n"
    "被告人甲某犯盗窃罪，判处有期徒刑八个月，并处罚金人民币二千元。"
)


def page(window: MainWindow) -> CasePage:
    made = window.page(Page.CASE)
    assert isinstance(made, CasePage)
    return made


def judged(window: MainWindow, qtbot: QtBot) -> CasePage:
    """The case page with a judgment whose cards are there."""
    case = page(window)
    case.facts.facts.replace(FACTS)
    case.predict()
    qtbot.waitUntil(lambda: bool(case.judgment.reading.cards) and not case.running(), timeout=60_000)
    return case


def view(case: CasePage) -> SimilarView | None:
    return next((place.view for place in case.judgment.reading.similar), None)


def shown(case: CasePage, qtbot: QtBot) -> SimilarView:
    qtbot.waitUntil(lambda: view(case) is not None, timeout=60_000)
    found = view(case)
    assert found is not None
    return found


def listed(case: CasePage, qtbot: QtBot) -> SimilarPanel:
    shown(case, qtbot).open_list.click()
    panel = case.aside.similar
    assert panel.isVisible()
    return panel


def test_the_card_shows_the_span_of_the_similar_cases(qtbot: QtBot, open_window: OpenWindow, tmp_path: Path) -> None:
    similar_index(tmp_path / "similar")
    window = open_window(ScriptedEngine(JUDGMENT))
    case = judged(window, qtbot)
    found = shown(case, qtbot)
    span = found.cases.span
    assert span is not None
    assert len(found.cases.neighbours) == span.count == 20
    assert 6 <= span.p10 < span.p50 < span.p90 <= 14
    assert found.head.text() == f"相似 20 案：八成在 {span.p10:g} 至 {span.p90:g} 个月之间，居中 {span.p50:g} 个月"
    words = words_of(found)
    assert {"相似 20 案", "法定幅度", "量刑指导意见", "本次", "8 个月"} <= words
    assert "本次 8 个月，在区间内" in words
    assert any(each.startswith("20 件有罚金，八成在 ") for each in words)
    assert any(each.endswith("件缓刑（25%）  ·  本次没有缓刑") or "件缓刑（" in each for each in words)
    assert any(f"来自{CORPUS}（共 60 案）" in each and "年" in each and "基层" in each for each in words)
    assert any("没有检验" in each for each in words)
    assert len(found.findChildren(TermTrack)) == 8  # band, guideline, cases, own, years; fines, own, sums
    assert found.accessibleName().startswith("相似 20 案：")


def test_the_guidelines_range_follows_the_sheet(qtbot: QtBot, open_window: OpenWindow, tmp_path: Path) -> None:
    similar_index(tmp_path / "similar")
    case = judged(open_window(ScriptedEngine(JUDGMENT)), qtbot)
    found = shown(case, qtbot)
    sheet = case.judgment.reading.sheets[0].sheets[0]
    before = sheet.sheet.months
    sheet.fold.open()
    line = next(each for each in sheet.sheet.lines if each.on and each.low)
    sheet.steps.changed.emit(line.key, {"on": False})
    after = sheet.sheet.months
    assert after != before
    assert after is not None
    assert f"{float(after[0]):g} 至 {float(after[1]):g} 个月" in words_of(found)


def test_too_few_cases_are_said_and_have_no_span(qtbot: QtBot, open_window: OpenWindow, tmp_path: Path) -> None:
    similar_index(tmp_path / "similar", cases=4)
    found = shown(judged(open_window(ScriptedEngine(JUDGMENT)), qtbot), qtbot)
    assert found.cases.span is None
    assert found.findChildren(TermTrack) == []
    assert found.head.text() == "相似 4 案"
    assert found.cases.why_not is not None
    assert any("只有 4 件" in words for words in words_of(found))
    assert found.open_list.isVisibleTo(found)


def test_without_an_index_one_line_says_so_once(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window(ScriptedEngine(JUDGMENT))
    wanted: list[bool] = []
    case = judged(window, qtbot)
    qtbot.waitUntil(lambda: bool(case.findChildren(SimilarLine)))
    line = case.findChildren(SimilarLine)[0]
    assert line.isVisibleTo(case)
    assert view(case) is None
    case.similar.index_wanted.connect(lambda: wanted.append(True))
    line.make.click()
    assert wanted == [True]
    assert window.desk.settings.similar_hint is False
    judged(window, qtbot)
    qtbot.wait(50)
    assert not line.isVisibleTo(case)


def test_a_damaged_index_is_said_with_the_way_out(qtbot: QtBot, open_window: OpenWindow, tmp_path: Path) -> None:
    folder = similar_index(tmp_path / "similar")
    (folder / "index.json").write_text("{", encoding="utf-8")
    case = judged(open_window(ScriptedEngine(JUDGMENT)), qtbot)
    qtbot.waitUntil(lambda: bool(case.findChildren(SimilarLine)), timeout=60_000)
    line = case.findChildren(SimilarLine)[0]
    assert "已损坏" in line.words.text()
    assert line.make.text() == "重做类案索引"


def test_the_list_is_filtered_ordered_and_opened_with_keys(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    similar_index(tmp_path / "similar")
    case = judged(open_window(ScriptedEngine(JUDGMENT)), qtbot)
    panel = listed(case, qtbot)
    assert len(panel.rows) == 20
    assert "相同：盗窃罪；情节：坦白" in panel.rows[0].head.accessibleName()
    filters = panel.filters
    filters.order.setCurrentIndex(filters.order.findData(Order.TERM))
    filters.order.activated.emit(filters.order.currentIndex())
    months = [row.case.months for row in panel.rows]
    assert months == sorted(months)
    filters.province.setCurrentIndex(filters.province.findData("浙江"))
    filters.province.activated.emit(filters.province.currentIndex())
    assert {row.case.province for row in panel.rows} == {"浙江"}
    assert panel.count.text() == f"列出 {len(panel.rows)}/20 案"
    first, second = panel.rows[0], panel.rows[1]
    first.head.setFocus()
    QTest.keyClick(first.head, Qt.Key.Key_Down)
    assert second.head.hasFocus()
    QTest.keyClick(second.head, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: second.text is not None, timeout=60_000)
    assert second.text is not None
    assert second.text.text().startswith("经审理查明")
    assert "判决如下" not in second.text.text()
    assert second.text.extraSelections()
    panel.copy.click()
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith(AI_LABEL_ZH)
    assert "\n1. " in copied
    assert copied.count("浙江") == len(panel.rows)
    case.escape()
    assert not panel.isVisible()


def test_what_weighs_is_switched_and_the_card_and_history_follow(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    similar_index(tmp_path / "similar")
    window = open_window(ScriptedEngine(JUDGMENT))
    case = judged(window, qtbot)
    panel = listed(case, qtbot)
    before = shown(case, qtbot).cases
    panel.filters.weights["year"].click()
    qtbot.waitUntil(lambda: shown(case, qtbot).cases is not before, timeout=60_000)
    after = shown(case, qtbot).cases
    assert "year" in before.weighed
    assert "year" not in after.weighed
    assert not panel.filters.weights["year"].isChecked()
    store = window.desk.history.store()
    run = store.run(store.found(Query())[0].id)
    kept = similar_from(run.similar)
    assert kept is not None
    assert kept.parts == (after,)
    assert run_json(run)["similar"] == run.similar


def test_an_old_run_shows_its_own_span(qtbot: QtBot, open_window: OpenWindow, tmp_path: Path) -> None:
    folder = similar_index(tmp_path / "similar")
    window = open_window(ScriptedEngine(JUDGMENT))
    case = judged(window, qtbot)
    head = shown(case, qtbot).head.text()
    for file in folder.rglob("*"):
        if file.is_file():
            file.unlink()
    window.show_page(Page.HISTORY)
    history = window.page(Page.HISTORY)
    assert isinstance(history, HistoryPage)
    qtbot.waitUntil(lambda: bool(history.findChildren(SimilarView)), timeout=60_000)
    old = history.findChildren(SimilarView)[0]
    assert old.head.text() == head
    assert not old.open_list.isVisibleTo(old)
    run = window.desk.history.store().found(Query())[0].id
    case.open_run(run)
    window.show_page(Page.CASE)
    qtbot.waitUntil(lambda: view(case) is not None, timeout=60_000)
    assert shown(case, qtbot).head.text() == head


def test_the_index_is_opened_once(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from trainer.similar import index

    opened: list[Path] = []
    real = index.open_index

    def counted(folder: Path) -> index.CaseIndex:
        opened.append(folder)
        return real(folder)

    monkeypatch.setattr(index, "open_index", counted)
    folder = similar_index(tmp_path / "elsewhere")
    window = open_window(ScriptedEngine(JUDGMENT))
    window.desk.change(similar_folder=str(folder))
    for _ in range(2):
        shown(judged(window, qtbot), qtbot)
    assert opened == [folder]


def test_a_checked_judgment_has_similar_cases_too(qtbot: QtBot, open_window: OpenWindow, tmp_path: Path) -> None:
    similar_index(tmp_path / "similar")
    window = open_window(ScriptedEngine(JUDGMENT))
    case = page(window)
    case.facts.facts.replace(FACTS)
    case.checked.put(JUDGMENT)
    case.check()

    def found() -> SimilarView | None:
        return next((place.view for place in case.checked.written.reading.similar), None)

    qtbot.waitUntil(lambda: found() is not None, timeout=60_000)
    view = found()
    assert view is not None
    view.open_list.click()
    assert len(case.aside.similar.rows) == 20
    store = window.desk.history.store()
    assert similar_from(store.run(store.found(Query())[0].id).similar) == view.kept


def test_in_english_all_is_english_and_named(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path, dress: Callable[..., None]
) -> None:
    similar_index(tmp_path / "similar")
    case = judged(open_window(ScriptedEngine(JUDGMENT)), qtbot)
    listed(case, qtbot)
    dress(Language.ENGLISH)
    qtbot.waitUntil(lambda: shown(case, qtbot).head.text().startswith("20 similar cases: "), timeout=60_000)
    panel = case.aside.similar
    qtbot.waitUntil(lambda: panel.heading.text().startswith("20 similar cases"), timeout=60_000)
    assert nameless(panel) == []
    assert nameless(shown(case, qtbot)) == []
    quoted = ("盗窃罪", CORPUS, "浙江", "江苏", "四川", "临江市中级人民法院", "临江市人民法院")
    ours = "\n".join(words_of(panel) | words_of(shown(case, qtbot)))
    for name in quoted:
        ours = ours.replace(name, "")
    assert not re.search("[\u4e00-\u9fff]", ours)
    assert panel.filters.level.itemText(1) in ("basic", "intermediate")


@pytest.mark.parametrize("size", [(960, 600), (1600, 900)])
def test_card_and_list_have_room_in_small_and_large_windows(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path, size: tuple[int, int]
) -> None:
    similar_index(tmp_path / "similar")
    window = open_window(ScriptedEngine(JUDGMENT))
    window.resize(*size)
    case = judged(window, qtbot)
    panel = listed(case, qtbot)
    qtbot.waitUntil(lambda: panel.area.viewport().height() > 60, timeout=60_000)
    assert window.size().toTuple() == size
    assert panel.area.horizontalScrollBar().maximum() == 0
    assert panel.width() <= window.width()
    assert case.judgment.view.written.horizontalScrollBar().maximum() == 0
