"""The case page's side that checks anyone's judgment: pasted, dropped or opened, unreadable, switched away from."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.desk.draft import load_draft
from desktop.pages.case.check_pane import CheckPane, CheckStage
from desktop.pages.case.side_switch import Side
from desktop.pages.case.stage import Stage
from desktop.window.main_window import MainWindow
from desktop.window.pages import Page
from resources.disclaimer.reader import AI_LABEL_ZH, CHECKED_LABEL_ZH, disclaimer
from tests.checked_texts import ANSWER, CIVIL, FACTS, WHOLE, locked_pdf, locked_word, word
from tests.fixtures_window import OpenWindow
from tests.scripted_engine import ScriptedEngine
from tests.test_corpus_readers import pdf
from tests.window_help import all_words, button_saying, findings_in
from tests.window_texts import THEFT
from trainer.judgment.types import Article

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)


def case_of(window: MainWindow) -> Any:
    return window.page(Page.CASE)


def read(qtbot: QtBot, window: MainWindow, text: str) -> CheckPane:
    """The pane once the text was checked, as by Ctrl+Enter."""
    case = case_of(window)
    case.right.show_side(Side.CHECK)
    case.checked.editor.replace(text)
    QTest.keyClick(case.checked.editor.edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    pane: CheckPane = case.checked
    qtbot.waitUntil(lambda: pane.stage is CheckStage.READ, timeout=60_000)
    return pane


def refused(qtbot: QtBot, window: MainWindow) -> str:
    """What is said once the text, or the file, was refused."""
    pane: CheckPane = case_of(window).checked
    qtbot.waitUntil(lambda: pane.problem is not None, timeout=60_000)
    assert pane.problem is not None
    return all_words(pane.problem)


def dropped(widget: Any, *, path: Path | None = None, text: str = "") -> None:
    mime = QMimeData()
    if path is not None:
        mime.setUrls([QUrl.fromLocalFile(str(path))])
    else:
        mime.setText(text)
    event = QDropEvent(
        QPointF(widget.rect().center()),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    widget.dropEvent(event)


def marked_in(edit: Any) -> list[str]:
    return [selection.cursor.selectedText() for selection in edit.extraSelections()]


def test_a_whole_judgment_is_checked_against_its_own_facts(qtbot: QtBot, open_window: OpenWindow) -> None:
    engine = ScriptedEngine(THEFT)
    window = open_window(engine)
    case_of(window).facts.facts.replace("另一个案件的事实：2015年1月1日，被告人丁某盗窃。")
    pane = read(qtbot, window, WHOLE)
    (card,) = pane.written.reading.cards
    assert card.defendant.name == "甲某"
    assert "probation-kind" in {view.finding.rule for view in findings_in(pane.written.reading)}
    assert pane.progress.text().startswith("已核对，对照文书中写明的事实")
    assert pane.written.text.text() == WHOLE
    assert engine.requests == []


def test_an_answer_is_checked_against_the_facts_on_the_left(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window(ScriptedEngine(THEFT))
    pane = read(qtbot, window, ANSWER)
    assert "没有案件事实" in pane.progress.text()
    pane.edit()
    case_of(window).facts.facts.replace(FACTS)
    pane = read(qtbot, window, ANSWER)
    assert pane.progress.text().startswith("已核对，对照左侧的案件事实")
    assert pane.verdict is not None
    assert pane.verdict.case.facts == FACTS


def test_the_facts_on_the_left_can_be_asked_for(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window(ScriptedEngine(THEFT))
    case_of(window).facts.facts.replace("2020年6月1日，被告人甲某在某车站盗走丙某现金人民币五千元。")
    case_of(window).checked.given_facts.setChecked(True)
    pane = read(qtbot, window, WHOLE)
    assert pane.verdict is not None
    assert "五千元" in pane.verdict.case.facts


def test_the_label_says_who_wrote_it(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window(ScriptedEngine(THEFT))
    pane = read(qtbot, window, WHOLE)
    assert CHECKED_LABEL_ZH in all_words(pane)
    assert AI_LABEL_ZH not in all_words(pane)
    assert window.status.standing.ai_label.text() == CHECKED_LABEL_ZH
    assert window.status.standing.more.toolTip() == disclaimer("zh")
    QGuiApplication.clipboard().clear()
    pane.copy.click()
    qtbot.waitUntil(lambda: bool(QGuiApplication.clipboard().text()), timeout=60_000)
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith(f"【{CHECKED_LABEL_ZH}】")
    assert WHOLE in copied
    assert disclaimer("zh") in copied
    assert AI_LABEL_ZH not in copied
    case_of(window).right.show_side(Side.PREDICTION)
    assert window.status.standing.ai_label.text() == AI_LABEL_ZH


def test_switching_there_and_back_loses_nothing(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window(ScriptedEngine(THEFT))
    case = case_of(window)
    case.facts.facts.replace(FACTS)
    case.predict()
    qtbot.waitUntil(lambda: case.judgment.stage is Stage.FINISHED, timeout=60_000)
    QTest.keyClick(case, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert case.right.side is Side.CHECK
    typed = "  草稿：本院认为……\n\n未完 "
    case.checked.editor.replace(typed)
    button_saying(case.checked.switch, "判决预测").click()
    assert case.right.side is Side.PREDICTION
    assert case.judgment.stage is Stage.FINISHED
    assert case.judgment.text.text() == THEFT
    assert len(case.judgment.reading.cards) == 1
    assert case.facts.facts.text() == FACTS
    button_saying(case.judgment.switch, "核对判决").click()
    assert case.checked.text() == typed


def test_a_judgment_is_checked_while_the_model_writes(qtbot: QtBot, open_window: OpenWindow) -> None:
    engine = ScriptedEngine(THEFT, hold_after=20)
    window = open_window(engine)
    case = case_of(window)
    case.facts.facts.replace(FACTS)
    case.predict()
    qtbot.waitUntil(lambda: case.judgment.text.text() == THEFT[:40], timeout=60_000)
    pane = read(qtbot, window, WHOLE)
    assert len(pane.written.reading.cards) == 1
    assert case.running()
    assert case.judgment.text.text() == THEFT[:40]
    case.stop()


@pytest.mark.parametrize("made", ["txt", "docx", "pdf"])
@pytest.mark.parametrize("onto", ["the right half", "the field"])
def test_a_file_that_is_dropped_is_checked(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path, made: str, onto: str
) -> None:
    content = {"txt": WHOLE.encode("gb18030"), "docx": word(WHOLE), "pdf": pdf(WHOLE.replace("，", "，\n"))}[made]
    file = tmp_path / f"判决书.{made}"
    file.write_bytes(content)
    window = open_window(ScriptedEngine(THEFT))
    case = case_of(window)
    case.checked.editor.replace("先前的文字")
    if onto == "the field":
        case.right.show_side(Side.CHECK)
        dropped(case.checked.editor.edit, path=file)
    else:
        dropped(case.right, path=file)
    qtbot.waitUntil(lambda: case.checked.stage is CheckStage.READ, timeout=60_000)
    assert case.right.side is Side.CHECK
    assert case.checked.written.reading.cards[0].defendant.total.months == 48
    case.checked.edit()
    assert "有期徒刑四年" in case.checked.text()
    case.checked.editor.edit.undo()
    assert case.checked.text() == "先前的文字"


def test_text_that_is_dropped_is_put_in(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window(ScriptedEngine(THEFT))
    dropped(case_of(window).right, text=WHOLE)
    assert case_of(window).right.side is Side.CHECK
    assert case_of(window).checked.text() == WHOLE


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (FACTS, "没有读到判决"),
        (CIVIL, "不是刑事判决书"),
        ("", "没有文字可以核对"),
        ("本院认为，本案事实清楚，证据确实充分，应当依法处理。" * 4, "没有读到主文"),
    ],
)
def test_what_is_no_judgment_stays_and_is_explained(
    qtbot: QtBot, open_window: OpenWindow, text: str, told: str
) -> None:
    window = open_window(ScriptedEngine(THEFT))
    case = case_of(window)
    case.right.show_side(Side.CHECK)
    case.checked.editor.replace(text)
    case.checked.check.click()
    assert told in refused(qtbot, window)
    assert case.checked.text() == text
    assert case.checked.check.isEnabled()
    case.checked.editor.edit.insertPlainText("又")
    assert case.checked.problem is None


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (pdf(""), "扫描件"),
        (locked_pdf(pdf(WHOLE)), "密码"),
        (locked_word(), "密码"),
        (bytes(range(256)) * 40, "不是文本"),
        (("案" * 1_100_000).encode(), "最多核对"),
        (None, "找不到文件"),
    ],
)
def test_a_file_that_cannot_be_read_changes_nothing(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path, content: bytes | None, told: str
) -> None:
    file = tmp_path / "判决书"
    if content is not None:
        file.write_bytes(content)
    window = open_window(ScriptedEngine(THEFT))
    case_of(window).checked.editor.replace(ANSWER)
    case_of(window).open_judgment(file)
    assert told in refused(qtbot, window)
    assert case_of(window).checked.text() == ANSWER


@pytest.mark.parametrize("onto", ["judgment", "facts"])
def test_a_pipe_that_nobody_writes_into_holds_up_nothing(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path, onto: str
) -> None:
    pipe = tmp_path / "判决书.txt"
    os.mkfifo(pipe)
    window = open_window(ScriptedEngine(THEFT))
    case = case_of(window)
    if onto == "judgment":
        case.open_judgment(pipe)
        assert "无法打开" in refused(qtbot, window)
    else:
        dropped(case.facts.facts.edit, path=pipe)
        qtbot.waitUntil(lambda: "无法打开" in case.facts.message.text(), timeout=60_000)


def test_facts_alone_can_be_gone_on_with(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window(ScriptedEngine(THEFT))
    case = case_of(window)
    case.right.show_side(Side.CHECK)
    case.checked.editor.replace(FACTS)
    case.check()
    refused(qtbot, window)
    button_saying(case.checked.problem, "用作案件事实").click()
    assert case.facts.facts.text() == FACTS
    assert case.right.side is Side.PREDICTION
    assert case.checked.text() == FACTS


@pytest.mark.parametrize("side", Side)
def test_what_was_typed_survives_a_crash(qtbot: QtBot, open_window: OpenWindow, tmp_path: Path, side: Side) -> None:
    window = open_window(ScriptedEngine(THEFT))
    case = case_of(window)
    case.right.show_side(Side.CHECK)
    case.checked.editor.replace(ANSWER)
    case.right.show_side(side)
    case.facts.province.set_value("浙江")
    file = tmp_path / "draft.json"
    qtbot.waitUntil(lambda: file.exists() and load_draft(file).checked == ANSWER, timeout=60_000)  # as if it crashed
    qtbot.waitUntil(lambda: load_draft(file).province == "浙江", timeout=60_000)
    again = case_of(open_window(ScriptedEngine(THEFT)))
    assert again.right.side is side
    assert again.save()  # before that side was looked at
    assert load_draft(file).checked == ANSWER
    assert again.checked.text() == ANSWER
    assert again.facts.case().province == "浙江"


@pytest.mark.parametrize("by", ["click", "Enter"])
def test_a_finding_marks_both_places(qtbot: QtBot, open_window: OpenWindow, by: str) -> None:
    window = open_window(ScriptedEngine(THEFT))
    case = case_of(window)
    case.facts.facts.replace(FACTS)
    pane = read(qtbot, window, ANSWER)
    view = next(view for view in findings_in(pane.written.reading) if view.places.facts)
    if by == "click":
        QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(60, view.height() // 2))
    else:
        view.setFocus(Qt.FocusReason.TabFocusReason)
        QTest.keyClick(view, Qt.Key.Key_Return)
    assert marked_in(pane.written.text) == ["数额较大"]
    assert marked_in(case.facts.facts.edit) == ["3200元"]
    case.facts.facts.edit.insertPlainText("又")
    assert marked_in(case.facts.facts.edit) == []
    view.point()
    assert marked_in(case.facts.facts.edit) == []  # they are not the facts any more that the card was made with


def test_in_a_whole_judgment_both_places_are_in_it(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window(ScriptedEngine(THEFT))
    pane = read(qtbot, window, WHOLE)
    next(view for view in findings_in(pane.written.reading) if view.finding.facts_span).point()
    assert set(marked_in(pane.written.text)) == {"数额较大", "3200元"}
    assert WHOLE.index("本院认为") > pane.written.text.text().index("3200元")


def test_a_finding_of_a_prediction_marks_both_places_too(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window(ScriptedEngine(ANSWER))
    case = case_of(window)
    case.facts.facts.replace(FACTS)
    case.predict()
    qtbot.waitUntil(lambda: case.judgment.stage is Stage.FINISHED, timeout=60_000)
    next(view for view in findings_in(case.judgment.reading) if view.places.facts).point()
    assert marked_in(case.judgment.text) == ["数额较大"]
    assert marked_in(case.facts.facts.edit) == ["3200元"]


def test_the_province_is_the_usual_one_until_another_is_chosen(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window(ScriptedEngine(THEFT))
    case = case_of(window)
    window.show_page(Page.SETTINGS)
    settings = window.page(Page.SETTINGS)
    assert case.facts.case().province is None
    settings.province.set_value("江苏")
    assert window.desk.settings.province == "江苏"
    assert case.facts.case().province == "江苏"
    case.facts.province.set_value("浙江")
    settings.province.set_value("北京")
    assert case.facts.case().province == "浙江"
    case.facts.example_menu.actions()[0].trigger()
    assert case.facts.case().province == "北京"  # another case, which names none
    window.show_page(Page.CASE)
    case.facts.province.set_value("")
    pane = read(qtbot, window, WHOLE)
    assert pane.verdict is not None
    assert pane.verdict.case.province is None


@pytest.mark.parametrize("language", ["zh", "en"])
def test_at_960_pixels_nothing_lies_over_anything(
    qtbot: QtBot, open_window: OpenWindow, dress: Any, language: str
) -> None:
    from desktop.settings.settings import Language

    window = open_window(ScriptedEngine(THEFT))
    dress(Language(language))
    window.resize(960, 600)
    case = case_of(window)
    case.facts.facts.replace(FACTS)
    pane = read(qtbot, window, ANSWER)
    case.open_article(Article("刑法", 264))
    qtbot.waitUntil(lambda: bool(case.article.view.text), timeout=60_000)
    qtbot.waitUntil(lambda: not case.facts.isVisible(), timeout=60_000)
    right, article = case.right.geometry(), case.aside.geometry()
    assert right.right() < article.left()
    assert case.mapFromGlobal(case.article.mapToGlobal(article.topRight() - article.topLeft())).x() <= case.width()
    assert case.panes.unfold.isVisible()
    next(view for view in findings_in(pane.written.reading) if view.places.facts).point()
    assert case.facts.isVisible()
    assert not case.article.isVisible()
    assert marked_in(case.facts.facts.edit) == ["3200元"]
    case.open_article(Article("刑法", 264))
    case.panes.unfold.click()
    assert case.facts.isVisible()
    window.resize(1500, 800)
    case.open_article(Article("刑法", 264))
    qtbot.waitUntil(lambda: case.article.isVisible() and case.facts.isVisible(), timeout=60_000)
    assert case.facts.geometry().right() < case.right.geometry().left() < case.aside.geometry().left()


def test_a_long_text_does_not_freeze(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window(ScriptedEngine(THEFT))
    long = WHOLE.replace("上述事实", "证人证言若干，证明案发经过。\n" * 20_000 + "上述事实")
    pane = read(qtbot, window, long)
    assert pane.text() == long
    assert len(pane.written.reading.cards) == 1


def test_the_day_of_another_case_on_the_left_is_not_the_judgments(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window(ScriptedEngine(THEFT))
    left = case_of(window).facts
    left.facts.replace("另一个案件的事实：2015年1月1日，被告人丁某盗窃。")
    left.date.set_text("2015-01-01")
    pane = read(qtbot, window, WHOLE)
    assert pane.verdict is not None
    assert pane.verdict.case.act_date is None
    assert "2015" not in pane.progress.text()
    assert not pane.changed.isVisible()
    case_of(window).checked.given_facts.setChecked(True)
    pane.edit()
    pane = read(qtbot, window, WHOLE)
    assert pane.verdict is not None
    assert pane.verdict.case.act_date == date(2015, 1, 1)
