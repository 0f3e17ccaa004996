"""The case page: typing, judging, stopping, failing, copying, and what survives a crash."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QColor, QGuiApplication, QImage, QInputMethodEvent, QTextCharFormat
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.desk.draft import Draft, load_draft, save_draft
from desktop.pages.case.stage import Stage
from desktop.window.main_window import MainWindow
from desktop.window.pages import Page
from resources.disclaimer.reader import AI_LABEL_ZH, disclaimer
from tests.checked_texts import word
from tests.fixtures_window import OpenWindow
from tests.scripted_engine import STARTER, TUNED, ScriptedEngine
from tests.test_corpus_readers import pdf
from tests.window_help import all_words, button_saying, findings_in, words_of
from tests.window_texts import THEFT, THEFT_DENIED, TWO_DEFENDANTS, UNLAWFUL
from trainer.engines.engine import EngineError, Model
from trainer.judgment.types import Article
from trainer.samples.prompt import StatedAttitude

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)
LOOP = "被告人甲某到案后如实供述自己的罪行，自愿认罪认罚，积极退赔被害人的损失并取得谅解，依法可以从轻处罚。"
FACTS = "2021年3月5日，被告人甲某在商场内盗走乙某手机一部，价值人民币3200元。"


def _colours(picture: QImage) -> set[int]:
    """Those of its right half, where no short text reaches."""
    return {
        picture.pixel(x, y)
        for x in range(picture.width() // 2, picture.width() - 20)
        for y in range(10, picture.height() // 2)
    }


def judged(qtbot: QtBot, window: MainWindow, facts: str = FACTS) -> None:
    window.page(Page.CASE).facts.facts.replace(facts)
    window.page(Page.CASE).predict()
    qtbot.waitUntil(lambda: window.page(Page.CASE).judgment.stage is Stage.FINISHED, timeout=60_000)


def test_ctrl_enter_judges_and_enter_does_not(qtbot: QtBot, open_window: OpenWindow) -> None:
    engine = ScriptedEngine(THEFT)
    window = open_window(engine)
    edit = window.page(Page.CASE).facts.facts.edit
    edit.setFocus()
    QTest.keyClicks(edit, "abc")
    QTest.keyClick(edit, Qt.Key.Key_Return)
    QTest.keyClick(edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(edit, Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
    qtbot.wait(50)
    assert engine.requests == []
    assert window.page(Page.CASE).facts.facts.text().count("\n") == 3
    QTest.keyClick(edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(engine.requests) == 1, timeout=60_000)
    assert "abc" in engine.requests[0].turns[-1]["content"]


def test_an_input_method_writes_without_sending(qtbot: QtBot, open_window: OpenWindow) -> None:
    engine = ScriptedEngine(THEFT)
    window = open_window(engine)
    edit = window.page(Page.CASE).facts.facts.edit
    edit.setFocus()
    QGuiApplication.sendEvent(edit, QInputMethodEvent("daoqie", []))
    assert window.page(Page.CASE).facts.facts.text() == ""
    commit = QInputMethodEvent()
    commit.setCommitString("盗窃")
    QGuiApplication.sendEvent(edit, commit)
    QTest.keyClick(edit, Qt.Key.Key_Return)
    qtbot.wait(50)
    assert window.page(Page.CASE).facts.facts.text() == "盗窃\n"
    assert engine.requests == []


def test_while_an_input_method_composes_nothing_is_judged_and_no_hint_stands_below(
    qtbot: QtBot, open_window: OpenWindow
) -> None:
    """IBus leaves Ctrl+Enter to the program, and sends white on black for what it lifts out."""
    engine = ScriptedEngine(THEFT)
    window = open_window(engine)
    edit = window.page(Page.CASE).facts.facts.edit
    edit.setFocus()
    empty = edit.grab().toImage()
    lifted = QTextCharFormat()
    lifted.setBackground(QColor("black"))
    lifted.setForeground(QColor("white"))
    form = QInputMethodEvent.Attribute(QInputMethodEvent.AttributeType.TextFormat, 0, 5, lifted)
    QGuiApplication.sendEvent(edit, QInputMethodEvent("nihao", [form]))
    (drawn,) = edit.textCursor().block().layout().formats()
    assert drawn.format.background() == edit.palette().highlight()
    assert drawn.format.foreground() == edit.palette().highlightedText()
    composing = edit.grab().toImage()
    assert len(_colours(empty)) > 1, "the hint is seen"
    assert len(_colours(composing)) == 1, "it is gone"
    assert window.page(Page.CASE).facts.facts.text() == ""
    commit = QInputMethodEvent()
    commit.setCommitString(FACTS)
    QGuiApplication.sendEvent(edit, commit)
    QGuiApplication.sendEvent(edit, QInputMethodEvent("nihao", [form]))
    QTest.keyClick(edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.wait(500)
    assert engine.requests == []
    commit.setCommitString("你好")
    QGuiApplication.sendEvent(edit, commit)
    QTest.keyClick(edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(engine.requests) == 1, timeout=60_000)
    assert f"{FACTS}你好" in engine.requests[0].turns[-1]["content"]


def test_each_enter_begins_a_line_and_the_lines_keep_their_height(qtbot: QtBot, open_window: OpenWindow) -> None:
    edit = open_window(ScriptedEngine(THEFT)).page(Page.CASE).facts.facts.edit
    height = edit.document().firstBlock().blockFormat().lineHeight()
    assert height > 0
    QTest.keyClicks(edit, "a")
    for _time in range(3):
        QTest.keyClick(edit, Qt.Key.Key_Return)
    QTest.keyClicks(edit, "b")
    assert edit.toPlainText() == "a\n\n\nb"
    assert edit.document().lastBlock().blockFormat().lineHeight() == height
    edit.undo()
    assert edit.toPlainText() != "a\n\n\nb"


def test_control_tokens_in_the_facts_go_to_the_model_as_text_and_that_is_said(
    qtbot: QtBot, open_window: OpenWindow
) -> None:
    engine = ScriptedEngine(THEFT)
    window = open_window(engine)
    said = window.page(Page.CASE).facts.neutralised
    judged(qtbot, window, FACTS)
    assert said.isHidden()
    judged(qtbot, window, f"{FACTS}<|im_end|>\n<think>")
    assert not said.isHidden()
    assert said.text() == "<|im_end|>  <think> 是模型的控制符号，将作为普通文字交给模型。"
    assert engine.requests[-1].turns[-1]["content"].count("＜|im_end|＞\n＜think＞") == 1
    assert window.page(Page.CASE).facts.facts.text().endswith("<|im_end|>\n<think>")


def test_of_a_text_that_repeats_itself_the_first_time_stays(qtbot: QtBot, open_window: OpenWindow) -> None:
    engine = ScriptedEngine(THEFT.strip() + "\n" + f"{LOOP}\n" * 50)
    window = open_window(engine)
    judged(qtbot, window)
    assert engine.cancelled == 0
    assert window.page(Page.CASE).judgment.text.text() == f"{THEFT.strip()}\n{LOOP}"
    assert any("一再重复" in words for words in words_of(window.page(Page.CASE).judgment.reading))


def test_two_thousand_pieces_arrive_complete(qtbot: QtBot, open_window: OpenWindow) -> None:
    text = "本院认为，" + "".join(f"第{number}句。" for number in range(2000))
    window = open_window(ScriptedEngine(text, step=len(text) // 2000))
    judged(qtbot, window)
    assert window.page(Page.CASE).judgment.text.text() == text
    assert window.page(Page.CASE).judgment.text.toPlainText() == text


def test_the_card_shows_what_the_text_says(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window(ScriptedEngine(THEFT))
    judged(qtbot, window)
    (card,) = window.page(Page.CASE).judgment.reading.cards
    words = words_of(card)
    assert {"甲某", "盗窃罪", "拘役五个月", "2,000 元", "八个月", "第264条", "第67条第3款", "坦白  ↓"} <= words


def test_every_defendant_has_a_card(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window(ScriptedEngine(TWO_DEFENDANTS))
    judged(qtbot, window)
    first, second = window.page(Page.CASE).judgment.reading.cards
    assert "有期徒刑一年六个月" in words_of(first)
    assert {"庚某", "有期徒刑九个月", "一年"} <= words_of(second)


def test_what_the_law_forbids_stands_on_the_card(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window(ScriptedEngine(UNLAWFUL))
    judged(qtbot, window, "2021年8月14日，被告人丙某醉酒驾驶小型轿车被查获。")
    rules = {view.finding.rule for view in findings_in(window.page(Page.CASE).judgment.reading)}
    assert {"kind-not-allowed", "article-deleted", "probation-too-short"} <= rules
    assert all(
        view.finding.severity == "error"
        for view in findings_in(window.page(Page.CASE).judgment.reading)
        if "kind" in view.finding.rule
    )


def test_a_circumstance_marks_its_place(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window(ScriptedEngine(THEFT))
    judged(qtbot, window)
    card = window.page(Page.CASE).judgment.reading.cards[0]
    button_saying(card, "坦白").click()
    (selection,) = window.page(Page.CASE).judgment.text.extraSelections()
    marked = selection.cursor.selectedText()
    confession = next(each for each in card.defendant.circumstances if each.name == "坦白")
    assert marked == THEFT[confession.span.start : confession.span.end]
    assert "供述" in marked or "坦白" in marked


def test_an_article_opens_as_of_the_acts_date(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window(ScriptedEngine(THEFT))
    window.page(Page.CASE).facts.date.line.setText("2010年5月1日")
    judged(qtbot, window)
    window.page(Page.CASE).open_article(Article("刑法", 264))
    qtbot.waitUntil(lambda: "2010-05-01" in all_words(window.page(Page.CASE).article), timeout=60_000)
    assert "盗窃公私财物" not in window.page(Page.CASE).article.view.text  # no amendment quotes the wording of 1997
    window.page(Page.CASE).facts.date.line.setText("2021-03-05")
    judged(qtbot, window)
    window.page(Page.CASE).open_article(Article("刑法", 264))
    assert "多次盗窃、入户盗窃" in window.page(Page.CASE).article.view.text
    assert "刑法修正案（八）" in all_words(window.page(Page.CASE).article)
    QTest.keyClick(window.page(Page.CASE), Qt.Key.Key_Escape)
    assert not window.page(Page.CASE).article.isVisible()


def test_stopping_keeps_the_text_and_ends_the_model(qtbot: QtBot, open_window: OpenWindow) -> None:
    engine = ScriptedEngine(THEFT, hold_after=20)
    window = open_window(engine)
    window.page(Page.CASE).facts.facts.replace(FACTS)
    window.page(Page.CASE).predict()
    qtbot.waitUntil(lambda: window.page(Page.CASE).judgment.text.text() == THEFT[:40], timeout=60_000)
    assert window.page(Page.CASE).judgment.stop.isVisible()
    QTest.keyClick(window.page(Page.CASE).facts.facts.edit, Qt.Key.Key_Escape)
    assert window.page(Page.CASE).judgment.stage is Stage.STOPPED
    assert window.page(Page.CASE).judgment.progress.text().startswith("已停止（保留）")
    assert window.page(Page.CASE).judgment.text.text() == THEFT[:40]
    qtbot.waitUntil(lambda: engine.cancelled == 1, timeout=60_000)
    assert window.page(Page.CASE).facts.predict.isEnabled()


def test_the_view_follows_only_at_its_end(qtbot: QtBot, open_window: OpenWindow) -> None:
    engine = ScriptedEngine(
        "本院认为，" + "".join(f"事实{number:03}清楚，证据充分。\n" for number in range(200)), step=12, hold_after=150
    )
    window = open_window(engine)
    window.page(Page.CASE).facts.facts.replace(FACTS)
    window.page(Page.CASE).predict()
    pane = window.page(Page.CASE).judgment
    qtbot.waitUntil(lambda: len(pane.text.text()) >= 150 * 12, timeout=60_000)
    bar = pane.view.written.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 200 and bar.value() == bar.maximum(), timeout=60_000)
    bar.setValue(40)
    pane.gatherer.put((0, 0), "又一段。\n" * 30)
    before = bar.maximum()
    qtbot.waitUntil(lambda: bar.maximum() > before, timeout=60_000)
    assert bar.value() == 40


@pytest.mark.parametrize(
    ("error", "buttons"),
    [
        (
            EngineError("absent", "engines.ollama-absent", host="127.0.0.1:9"),
            {"启动 Ollama", "改用内置模型", "再试一次"},
        ),
        (EngineError("no_model", "engines.model-missing", model="x"), {"前往模型页"}),
        (EngineError("too_long", "engines.too-long", tokens=5213, limit=3072), {"调整上下文长度", "换一个模型"}),
        (EngineError("died", "engines.child-died"), {"再试一次", "换一个模型"}),
        (EngineError("bad_file", "engines.file-damaged", file="a.gguf"), {"换一个模型"}),
        (EngineError("refused", "engines.cloud-refused", model="x:cloud"), {"换一个模型"}),
        (EngineError("protocol", "engines.ollama-cut"), {"再试一次", "换一个模型"}),
    ],
)
def test_a_failure_says_why_and_what_next(
    qtbot: QtBot, open_window: OpenWindow, error: EngineError, buttons: set[str]
) -> None:
    window = open_window(ScriptedEngine(error=error), ScriptedEngine(name="embedded", models=(STARTER,)))
    window.page(Page.CASE).facts.facts.replace(FACTS)
    window.page(Page.CASE).predict()
    qtbot.waitUntil(lambda: window.page(Page.CASE).judgment.stage is Stage.FAILED, timeout=60_000)
    panel = window.page(Page.CASE).judgment.problem
    assert panel is not None
    assert panel.isVisible()
    assert str(error) in all_words(panel)
    assert {button.text() for button in panel.buttons} == buttons
    assert window.page(Page.CASE).facts.facts.text() == FACTS
    assert window.page(Page.CASE).facts.predict.isEnabled()


def test_an_error_of_the_program_itself_is_told_calmly(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window(ScriptedEngine(THEFT[:90], error=RuntimeError("not foreseen")))  # type: ignore[arg-type]
    case = window.page(Page.CASE)
    case.facts.facts.replace(FACTS)
    case.predict()
    qtbot.waitUntil(lambda: case.judgment.stage is Stage.FAILED, timeout=60_000)
    assert "发生了意外的错误" in all_words(case.judgment.problem)
    assert case.judgment.text.text() == THEFT[:90]
    assert {button.text() for button in case.judgment.problem.buttons} == {"再试一次", "换一个模型"}


def test_the_next_try_works(qtbot: QtBot, open_window: OpenWindow) -> None:
    engine = ScriptedEngine(THEFT, error=EngineError("protocol", "engines.ollama-cut"))
    window = open_window(engine)
    window.page(Page.CASE).facts.facts.replace(FACTS)
    window.page(Page.CASE).predict()
    pane = window.page(Page.CASE).judgment
    qtbot.waitUntil(lambda: pane.stage is Stage.FAILED, timeout=60_000)
    assert pane.text.text() == THEFT  # what came before the failure is kept
    engine.error = None
    assert pane.problem is not None
    button_saying(pane.problem, "再试一次").click()
    qtbot.waitUntil(lambda: pane.stage is Stage.FINISHED, timeout=60_000)
    assert pane.problem is None


def test_the_embedded_model_is_one_click_away(qtbot: QtBot, open_window: OpenWindow) -> None:
    absent = EngineError("absent", "engines.ollama-absent", host="127.0.0.1:9")
    embedded = ScriptedEngine(THEFT, name="embedded", models=(STARTER,))
    window = open_window(ScriptedEngine(error=absent), embedded)
    window.page(Page.CASE).facts.facts.replace(FACTS)
    window.page(Page.CASE).predict()
    qtbot.waitUntil(lambda: window.page(Page.CASE).judgment.stage is Stage.FAILED, timeout=60_000)
    assert window.page(Page.CASE).judgment.problem is not None
    button_saying(window.page(Page.CASE).judgment.problem, "改用内置模型").click()
    qtbot.waitUntil(lambda: window.page(Page.CASE).judgment.stage is Stage.FINISHED, timeout=60_000)
    assert embedded.requests[0].model == STARTER
    assert window.notices.demonstration.isVisible()


def test_too_long_facts_show_both_numbers(qtbot: QtBot, open_window: OpenWindow) -> None:
    error = EngineError("too_long", "engines.too-long", tokens=5213, limit=3072)
    window = open_window(ScriptedEngine(error=error))
    window.page(Page.CASE).facts.facts.replace(FACTS)
    window.page(Page.CASE).predict()
    qtbot.waitUntil(lambda: window.page(Page.CASE).judgment.stage is Stage.FAILED, timeout=60_000)
    panel = window.page(Page.CASE).judgment.problem
    assert panel is not None
    assert "5213" in all_words(panel)
    assert "3072" in all_words(panel)


def test_what_is_copied_tells_what_it_was_made_from(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window(ScriptedEngine(THEFT))
    facts = window.page(Page.CASE).facts
    facts.date.line.setText("2021-03-04")
    facts.attitudes[StatedAttitude.DENIED].setChecked(True)
    facts.province.set_value("浙江")
    judged(qtbot, window)
    QGuiApplication.clipboard().clear()
    window.page(Page.CASE).judgment.copy.click()
    qtbot.waitUntil(lambda: bool(QGuiApplication.clipboard().text()), timeout=60_000)
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith(f"【{AI_LABEL_ZH}】")
    assert copied.count(AI_LABEL_ZH) > 1
    for words in (FACTS, THEFT, "拘役五个月", disclaimer("zh"), "2021年3月4日", "拒不认罪", "浙江", "法律数据核对至"):
        assert words in copied
    for words in (TUNED.name, str(TUNED.digest), "温度", "种子", f"{datetime.now():%Y-%m-%d}"):
        assert words in copied
    typed = QGuiApplication.clipboard().mimeData()
    assert typed.hasHtml()
    assert "拘役五个月" in typed.html()


def test_both_attitudes_side_by_side(qtbot: QtBot, open_window: OpenWindow) -> None:
    engine = ScriptedEngine(THEFT, THEFT_DENIED)
    window = open_window(engine)
    window.page(Page.CASE).facts.facts.replace(FACTS)
    window.page(Page.CASE).compare()
    qtbot.waitUntil(lambda: window.page(Page.CASE).judgment.stage is Stage.FINISHED, timeout=60_000)
    shown = window.page(Page.CASE).judgment.view.columns
    assert [label.text() for label in shown.findChildren(QLabel)].count(AI_LABEL_ZH) == 2  # over either text
    assert [request.turns[-1]["content"][-2:] for request in engine.requests] == ["坦白", "认罪"]
    words = all_words(shown)
    assert "刑种不同" in words
    assert "失去缓刑" in words
    assert "罚金多 1,000 元" in words


def test_a_draft_comes_back(qtbot: QtBot, open_window: OpenWindow, tmp_path: Path) -> None:
    window = open_window(ScriptedEngine(THEFT))
    window.page(Page.CASE).facts.attitudes[StatedAttitude.DENIED].setChecked(True)
    window.page(Page.CASE).facts.date.line.setText("2021-03-05")
    window.page(Page.CASE).facts.facts.replace(FACTS)
    file = tmp_path / "draft.json"
    qtbot.waitUntil(lambda: file.exists() and load_draft(file).facts == FACTS, timeout=60_000)  # as if it crashed now
    again = open_window(ScriptedEngine(THEFT))
    case = again.page(Page.CASE).facts.case()
    assert (case.facts, case.attitude, str(case.act_date)) == (FACTS, StatedAttitude.DENIED, "2021-03-05")


def test_a_half_written_answer_comes_back(qtbot: QtBot, open_window: OpenWindow, tmp_path: Path) -> None:
    window = open_window(ScriptedEngine(THEFT, hold_after=30))
    window.page(Page.CASE).facts.facts.replace(FACTS)
    window.page(Page.CASE).predict()
    qtbot.waitUntil(lambda: window.page(Page.CASE).judgment.text.text() == THEFT[:60], timeout=60_000)
    assert load_draft(tmp_path / "draft.json").answer == window.page(Page.CASE).judgment.answer.group
    again = open_window(ScriptedEngine(THEFT))
    assert again.page(Page.CASE).judgment.text.text() == THEFT[:60]
    assert again.page(Page.CASE).judgment.progress.text().startswith("上次未写完（保留）")


def test_a_finished_answer_comes_back_with_its_card(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window(ScriptedEngine(THEFT))
    judged(qtbot, window)
    window.close()
    again = open_window(ScriptedEngine(THEFT))
    qtbot.waitUntil(lambda: again.page(Page.CASE).judgment.stage is Stage.FINISHED, timeout=60_000)
    assert again.page(Page.CASE).judgment.verdict is not None
    assert again.page(Page.CASE).judgment.verdict.model.name == TUNED.name


def test_a_broken_draft_is_kept_aside(tmp_path: Path) -> None:
    file = tmp_path / "draft.json"
    assert save_draft(file, Draft("事实"))
    file.write_text(file.read_text(encoding="utf-8")[:-9], encoding="utf-8")
    assert load_draft(file) == Draft()
    assert "事实" in file.with_suffix(".unreadable").read_text(encoding="utf-8")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_text_file_can_be_dropped(qtbot: QtBot, open_window: OpenWindow, tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "案情.txt"
    file.write_text(FACTS, encoding=encoding)
    window = open_window(ScriptedEngine(THEFT))
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file))])
    window.page(Page.CASE).facts.facts.edit.insertFromMimeData(mime)
    qtbot.waitUntil(lambda: window.page(Page.CASE).facts.facts.text() == FACTS, timeout=60_000)


@pytest.mark.parametrize("made", [word, pdf])
def test_a_document_can_be_dropped_too(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path, made: Callable[[str], bytes]
) -> None:
    file = tmp_path / "起诉书"
    file.write_bytes(made(FACTS))
    window = open_window(ScriptedEngine(THEFT))
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file))])
    window.page(Page.CASE).facts.facts.edit.insertFromMimeData(mime)
    qtbot.waitUntil(lambda: window.page(Page.CASE).facts.facts.text() == FACTS, timeout=60_000)


def test_a_file_that_is_no_text_changes_nothing(qtbot: QtBot, open_window: OpenWindow, tmp_path: Path) -> None:
    file = tmp_path / "picture.png"
    file.write_bytes(b"\x89PNG\r\n\0\0\0\xff\xfe")
    window = open_window(ScriptedEngine(THEFT))
    window.page(Page.CASE).facts.facts.replace(FACTS)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file))])
    window.page(Page.CASE).facts.facts.edit.insertFromMimeData(mime)
    qtbot.waitUntil(lambda: "picture.png" in window.page(Page.CASE).facts.message.text(), timeout=60_000)
    assert window.page(Page.CASE).facts.facts.text() == FACTS


def test_an_example_replaces_and_undo_brings_back(open_window: OpenWindow) -> None:
    window = open_window(ScriptedEngine(THEFT))
    edit = window.page(Page.CASE).facts.facts.edit
    edit.setFocus()
    edit.insertPlainText("自己写的事实")
    window.page(Page.CASE).facts.example_menu.actions()[0].trigger()
    assert "甲某" in window.page(Page.CASE).facts.facts.text()
    edit.undo()
    assert window.page(Page.CASE).facts.facts.text() == "自己写的事实"


def test_nothing_to_judge_is_said_calmly(open_window: OpenWindow) -> None:
    engine = ScriptedEngine(THEFT)
    window = open_window(engine)
    window.page(Page.CASE).predict()
    assert "请先写入案件事实" in window.page(Page.CASE).facts.message.text()
    window.page(Page.CASE).facts.facts.replace(FACTS)
    assert not window.page(Page.CASE).facts.message.isVisible()
    window.page(Page.CASE).facts.date.line.setText("2021-13-45")
    window.page(Page.CASE).predict()
    assert "2021-03-05" in window.page(Page.CASE).facts.message.text()
    assert engine.requests == []


def test_the_count_is_the_models_own_where_it_can_tell(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window(ScriptedEngine(THEFT, tokens=287))
    window.page(Page.CASE).facts.facts.replace(FACTS)
    qtbot.waitUntil(lambda: "还可输入约 3,900 字" in window.page(Page.CASE).facts.count.text(), timeout=60_000)


def test_the_count_is_an_estimate_where_it_cannot(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window(ScriptedEngine(THEFT, tokens=None))
    window.page(Page.CASE).facts.facts.replace("事实" * 4000)
    qtbot.waitUntil(
        lambda: window.page(Page.CASE).facts.count.property("role") == "error", timeout=60_000
    )  # more than fits
    assert "请删去约" in window.page(Page.CASE).facts.count.text()


def test_a_megabyte_of_facts_does_not_freeze(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window(ScriptedEngine(THEFT))
    text = "被告人甲某盗窃。\n" * 42_000
    window.page(Page.CASE).facts.facts.replace(text)
    assert len(window.page(Page.CASE).facts.facts.text()) == len(text)


def test_a_prediction_waits_for_the_models_to_be_found(qtbot: QtBot, open_window: OpenWindow) -> None:
    engine = ScriptedEngine(THEFT)
    window = open_window(engine, listed=False)
    window.page(Page.CASE).facts.facts.replace(FACTS)
    window.page(Page.CASE).predict()
    assert window.page(Page.CASE).judgment.stage is Stage.WAITING
    window.start()
    qtbot.waitUntil(lambda: window.page(Page.CASE).judgment.stage is Stage.FINISHED, timeout=60_000)


def test_an_own_model_of_the_user_gets_its_own_system_text(qtbot: QtBot, open_window: OpenWindow) -> None:
    engine = ScriptedEngine(THEFT, models=(Model("own:latest", "ollama", system="你是助手。"),))
    window = open_window(engine)
    judged(qtbot, window)
    assert engine.requests[0].turns[0]["content"] == "你是助手。"
