"""The statutes page: searching and walking by keyboard, what stands under an article, copies, time limits."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.pages.statutes.articles_pane import ArticlesPane
from desktop.pages.statutes.deadlines_pane import DeadlinesPane
from desktop.pages.statutes.statutes_page import StatutesPage
from desktop.settings.settings import Language
from desktop.window.pages import Page
from resources.law.article import Article
from resources.law.checked import LAW_CHECKED_TO
from resources.law.deadlines import deadlines
from tests.fixtures_window import OpenWindow
from tests.scripted_engine import ScriptedEngine
from tests.window_help import all_words, button_saying


@pytest.fixture
def page(qtbot: QtBot, open_window: OpenWindow) -> StatutesPage:
    window = open_window(ScriptedEngine())
    window.show_page(Page.STATUTES)
    found = window.page(Page.STATUTES)
    assert isinstance(found, StatutesPage)
    qtbot.waitUntil(lambda: found.articles.tree.model().rowCount() == 2, timeout=60_000)
    return found


@pytest.fixture
def articles(page: StatutesPage) -> ArticlesPane:
    return page.articles


@pytest.fixture
def limits(page: StatutesPage) -> DeadlinesPane:
    page.show_deadlines()
    return page.deadlines


def search(articles: ArticlesPane, words: str) -> None:
    articles.search.setText(words)
    articles.search.row_wanted.emit(0)  # without waiting


def seen(articles: ArticlesPane) -> str:
    return articles.reader.view.text


def test_the_first_hit_is_read_at_once_and_its_places_are_marked(articles: ArticlesPane) -> None:
    QTest.keyClicks(articles.search, "133")
    QTest.keyClick(articles.search, Qt.Key.Key_Return)
    assert "交通" in seen(articles)
    search(articles, "扒窃")
    assert "扒窃" in seen(articles)
    assert articles.reader.view.marks
    assert articles.search.hasFocus()


def test_enter_goes_from_place_to_place_and_on_to_the_next_article(articles: ArticlesPane) -> None:
    search(articles, "数额巨大 盗窃")
    first = seen(articles)
    count = len(articles.reader.view.marks)
    assert count > 1
    for number in range(count):
        QTest.keyClick(articles.search, Qt.Key.Key_Return)
        assert articles.reader.at == number
        assert f"第 {number + 1} 处，共 {count} 处" in articles.found.text()
    search(articles, "扒窃")
    for _ in range(2):
        QTest.keyClick(articles.search, Qt.Key.Key_Return)
    assert seen(articles) != first
    assert articles.tree.currentIndex().row() == 1
    QTest.keyClick(articles.search, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(articles.search, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert articles.tree.currentIndex().row() == 0


def test_the_arrow_keys_go_from_article_to_article_while_one_types(articles: ArticlesPane) -> None:
    search(articles, "诈骗")
    assert articles.tree.currentIndex().row() == 0
    QTest.keyClick(articles.search, Qt.Key.Key_Down)
    QTest.keyClick(articles.search, Qt.Key.Key_Down)
    assert articles.tree.currentIndex().row() == 2
    QTest.keyClick(articles.search, Qt.Key.Key_Up)
    assert articles.tree.currentIndex().row() == 1
    QTest.keyClick(articles.search, Qt.Key.Key_Escape)
    assert articles.search.text() == ""


def test_what_is_not_there_is_said(articles: ArticlesPane) -> None:
    search(articles, "刑法500")
    assert "没有刑法 第500条" in articles.found.text()
    search(articles, "呀嗯呢嘛")
    assert "没有找到" in articles.found.text()
    search(articles, "立功 信用卡 黄金")
    assert "只含一部分" in articles.found.text()


def test_a_paragraph_that_is_named_is_marked(articles: ArticlesPane) -> None:
    search(articles, "67.3")
    prose = articles.reader.view._words[3]
    assert [selection.cursor.selectedText() for selection in prose.extraSelections()] == [prose.text()]


def test_the_text_of_a_day(articles: ArticlesPane) -> None:
    search(articles, "133之一")
    assert "刑法修正案（九）" in all_words(articles.reader.view)
    articles.reader.day.line.setText("2012-01-01")
    assert "刑法修正案（八）" in all_words(articles.reader.view)
    articles.reader.day.line.setText("2010-01-01")
    assert "尚无此条" in seen(articles)


def test_another_day_leaves_the_article_that_is_read(articles: ArticlesPane, qtbot: QtBot) -> None:
    search(articles, "贪污")
    articles.tree.go(2)
    before = articles.tree.hit()
    assert before is not None
    articles.reader.day.line.setText("2020-01-01")
    qtbot.waitUntil(lambda: articles._index_of == date(2020, 1, 1), timeout=60_000)
    after = articles.tree.hit()
    assert after is not None
    assert after.article == before.article


def test_the_tree_names_the_charges(articles: ArticlesPane) -> None:
    found = articles.tree.model().match(
        articles.tree.model().index(0, 0),
        Qt.ItemDataRole.DisplayRole,
        "第264条　盗窃罪",
        1,
        Qt.MatchFlag.MatchStartsWith | Qt.MatchFlag.MatchRecursive,
    )
    assert found


def test_an_article_tells_its_charge_its_standards_and_its_documents(articles: ArticlesPane) -> None:
    search(articles, "盗窃罪")
    words = all_words(articles.reader.view)
    for told in (
        "盗窃罪",
        "1,000元至3,000元以上（由各省在此幅度内确定）",
        "法释〔2013〕8号第1条，2013-04-04 起",
        "第 1 档",
    ):
        assert told in words, told
    assert "关于办理盗窃刑事案件适用法律若干问题的解释" in words
    assert f"法律数据核对至 {LAW_CHECKED_TO.isoformat()}" in words
    button_saying(articles.reader.view, "盗窃罪").click()
    assert articles.search.text() == "盗窃罪"


def test_a_standard_that_is_not_sure_stands_beside_the_old_one_with_a_warning(articles: ArticlesPane) -> None:
    articles.reader.day.line.setText("2026-06-01")
    search(articles, "职务侵占罪")
    words = all_words(articles.reader.view)
    for told in ("待核", "请核对原文", "法释〔2026〕6号", "此前的标准", "60,000元"):
        assert told in words, told
    articles.reader.day.line.setText("2025-06-01")
    search(articles, "职务侵占罪")
    assert "待核" not in all_words(articles.reader.view)


def test_standards_are_those_of_the_day(articles: ArticlesPane) -> None:
    articles.reader.day.line.setText("2026-01-01")
    search(articles, "掩隐")
    assert "法释〔2025〕13号" in all_words(articles.reader.view)
    articles.reader.day.line.setText("2020-01-01")
    search(articles, "拒执")
    assert "此日不施行的文件" in all_words(articles.reader.view)


def test_a_copy_has_its_source_and_its_day(articles: ArticlesPane) -> None:
    search(articles, "刑法第264条")
    articles.reader.copy.click()
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith(
        f"《刑法》第264条（2011-05-01起施行的文本；法律数据核对至{LAW_CHECKED_TO.isoformat()}）\n盗窃公私财物"
    )
    search(articles, "67.3")
    assert articles.reader.copy_part.isVisible()
    articles.reader.copy_part.click()
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("《刑法》第67条第3款（")
    assert copied.count("\n") == 2
    search(articles, "刑诉法15")
    articles.reader.copy.click()
    assert QGuiApplication.clipboard().text().startswith("《刑事诉讼法》第15条（2018-10-26起施行的文本；")
    search(articles, "199")
    articles.reader.copy.click()
    assert "已被删去" in QGuiApplication.clipboard().text()


def test_nothing_typed_on_the_page_breaks_it(articles: ArticlesPane) -> None:
    for words in ("(", "%s{0}", "\\", "第条款项", "9999999999", "甲" * 500, "<b>盗窃</b>", "２６４　６７", "一" * 90):
        search(articles, words)
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown):
            QTest.keyClick(articles.search, key)
    search(articles, "")
    assert articles.tree.model().rowCount() == 2


def test_the_english_page(articles: ArticlesPane, dress: Callable[..., None], qtbot: QtBot) -> None:
    search(articles, "Criminal Law Art. 264")
    dress(Language.ENGLISH)
    qtbot.waitUntil(lambda: "Articles found: 1" in articles.found.text(), timeout=60_000)
    words = all_words(articles.reader.view)
    assert "from CNY 1,000 to CNY 3,000 on, as each province sets it" in words
    assert "Fa Shi [2013] No. 8, Art. 1" in words
    articles.reader.copy.click()
    assert QGuiApplication.clipboard().text().startswith("Criminal Law, Art. 264 (text in force from 2011-05-01;")


def test_a_time_limit_is_worked_out(limits: DeadlinesPane) -> None:
    limits.choose("appeal")
    limits.form.day.line.setText("2026-09-16")
    assert limits.result.ends.text() == "2026-09-28 星期一"
    words = all_words(limits.result)
    assert "2026-09-26 星期六 是休息日" in words
    assert "法定节假日" in words
    assert not limits.form.custody.isVisible()
    limits.result.copy.click()
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("不服判决的上诉、抗诉（刑诉法 第230条）\n最后一日：2026-09-28 星期一\n")


def test_extensions_bring_and_take_one_another(limits: DeadlinesPane) -> None:
    limits.choose("investigation")
    limits.form.day.line.setText("2026-01-31")
    boxes = {tick.name: box for tick, box in limits.form.ticks.boxes.items()}
    boxes["ten-years"].setChecked(True)
    assert all(box.isChecked() for box in boxes.values())
    assert limits.result.ends.text() == "2026-08-31 星期一"
    boxes["complex"].setChecked(False)
    assert not any(box.isChecked() for box in boxes.values())
    assert limits.result.ends.text() == "2026-03-31 星期二"
    assert "刑诉法 第160条" in all_words(limits.result)


def test_hours_and_custody(limits: DeadlinesPane) -> None:
    limits.choose("summons")
    limits.form.day.line.setText("2026-11-27")
    limits.form.hour.setText("10:20")
    assert limits.result.ends.text() == "2026-11-27 23:00 星期五"
    assert "22:20" in all_words(limits.result)
    for wrong in ("25:00", "10:77", "x"):
        limits.form.hour.setText(wrong)
        assert limits.result.ends.text() == "—"
    limits.choose("prosecution")
    limits.form.day.line.setText("2026-01-15")
    assert limits.result.ends.text() == "2026-02-15 星期日"
    limits.form.custody.setChecked(False)
    assert limits.result.ends.text() == "2026-02-16 星期一"
    limits.form.excluded.setValue(10)
    assert limits.result.ends.text() == "2026-02-25 星期三"
    limits.form.day.line.setText("31.31.2026")
    assert "写法不对" in all_words(limits.result)


def test_every_time_limit_is_shown_in_both_languages(
    limits: DeadlinesPane, dress: Callable[..., None], qtbot: QtBot
) -> None:
    for language in (Language.CHINESE, Language.ENGLISH):
        dress(language)
        QApplication.processEvents()
        for sum_ in deadlines().sums:
            limits.choose(sum_.id)
            for box in limits.form.ticks.boxes.values():
                box.setChecked(True)
            assert limits.result.ends.text() != "—"
            words = all_words(limits.form) + all_words(limits.result)
            if language is Language.ENGLISH:
                assert not any("\u4e00" <= char <= "\u9fff" for char in words), words


def test_time_limits_are_found_by_words_and_lead_to_their_article(page: StatutesPage, limits: DeadlinesPane) -> None:
    limits.filter.setText("上诉")
    shown = [limits.list.model().index(row, 0).data() for row in range(limits.list.model().rowCount())]
    assert "上诉、抗诉" in shown
    limits.filter.setText("没有这样的期限")
    assert limits.list.model().rowCount() == 0
    limits.filter.setText("")
    limits.choose("bail")
    button_saying(limits.form, "刑诉法 第79条").click()
    assert page.stack.currentWidget() is page.articles
    assert page.articles._article == Article("刑事诉讼法", 79)


def test_enter_after_a_number_stays_with_the_criminal_law(qtbot: QtBot, articles: ArticlesPane) -> None:
    search(articles, "264")
    qtbot.waitUntil(lambda: "盗窃" in seen(articles))  # found while it was typed
    QTest.keyClick(articles.search, Qt.Key.Key_Return)
    assert "盗窃" in seen(articles)
    QTest.keyClick(articles.search, Qt.Key.Key_Return)
    assert "盗窃" not in seen(articles)
