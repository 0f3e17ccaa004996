"""假如…… in the window: chosen by chips, refused with the reason, looked at, judged side by side."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.history.run import Query
from desktop.pages.case.case_page import CasePage
from desktop.pages.case.changed_facts import ChangedFacts
from desktop.pages.case.changed_line import ChangedLine
from desktop.pages.case.stage import Stage
from desktop.pages.case.what_if_panel import WhatIfPanel
from desktop.window.main_window import MainWindow
from desktop.window.pages import Page
from tests.fixtures_window import OpenWindow
from tests.scripted_engine import STARTER, TUNED, ScriptedEngine
from tests.what_if_cases import INJURY, TWO
from tests.window_help import button_saying, words_of

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)
FACTS = "2021年3月5日，被告人甲某在某商场内盗走乙某手机一部，价值人民币3200元。次日，甲某被民警抓获。"
JUDGMENT = (
    "本院认为，被告人甲某的行为已构成盗窃罪。{}依照《中华人民共和国刑法》第二百六十四条之规定，判决如下：\n"
    "被告人甲某犯盗窃罪，判处有期徒刑{}，并处罚金人民币二千元。"
)
PLAIN, FORGIVEN = JUDGMENT.format("", "一年"), JUDGMENT.format("被告人甲某取得被害人谅解，酌情从轻处罚。", "十个月")


def opened(window: MainWindow, facts: str = FACTS) -> tuple[CasePage, WhatIfPanel]:
    case = window.page(Page.CASE)
    assert isinstance(case, CasePage)
    case.facts.facts.replace(facts)
    button_saying(case.judgment, "假如").click()
    (panel,) = case.findChildren(WhatIfPanel)
    return case, panel


def again(qtbot: QtBot, case: CasePage) -> None:
    """By the line that says that the facts were changed."""
    qtbot.waitUntil(lambda: bool(case.findChildren(ChangedLine)))
    case.findChildren(ChangedLine)[0].again.emit()


def chip(panel: WhatIfPanel, words: str) -> None:
    button_saying(panel.choices, words).click()


def test_a_chip_adds_a_column_and_all_are_judged_side_by_side(qtbot: QtBot, open_window: OpenWindow) -> None:
    engine = ScriptedEngine(PLAIN, FORGIVEN)
    window = open_window(engine)
    case, panel = opened(window)
    qtbot.waitUntil(panel.choices.chips[0].hasFocus)
    assert not panel.run.isEnabled()
    chip(panel, "加上谅解")
    assert [row.title.text() for row in panel.rows] == ["第 2 栏：加上谅解"]
    panel.rows[0].look.click()
    assert panel.rows[0].facts.text() == FACTS + "案发后，被告人甲某取得了被害人的谅解。"
    panel.run.click()
    qtbot.waitUntil(lambda: case.judgment.stage is Stage.FINISHED, timeout=60_000)
    assert not panel.isVisible()
    columns = case.judgment.view.columns
    assert [column.title.text() for column in columns.columns] == ["原样", "加上谅解"]
    assert "指导意见：" in columns.columns[1].detail.text()
    assert "个月" in columns.columns[0].detail.text()
    first, second = engine.requests
    assert first.turns[0] == second.turns[0]
    assert second.turns[1]["content"].startswith(first.turns[1]["content"].split("\n【")[0])
    assert first.parameters.seed == second.parameters.seed is not None
    kept = window.desk.history.store().runs_of(window.desk.history.store().found(Query())[0].group)
    assert [run.input.changes for run in kept] == [(), (("added", "谅解"),)]


def test_the_changed_facts_are_looked_at_beside_the_answer(qtbot: QtBot, open_window: OpenWindow) -> None:
    case, panel = opened(open_window(ScriptedEngine(PLAIN, FORGIVEN)))
    chip(panel, "加上谅解")
    panel.run.click()
    qtbot.waitUntil(lambda: case.judgment.stage is Stage.FINISHED, timeout=60_000)
    (facts,) = case.judgment.view.columns.findChildren(ChangedFacts)
    facts.open()
    assert facts.text.text().endswith("案发后，被告人甲某取得了被害人的谅解。")
    cursor = facts.text.textCursor()
    cursor.setPosition(len(FACTS) + 3)
    assert cursor.charFormat().fontUnderline()
    cursor.setPosition(3)
    assert not cursor.charFormat().fontUnderline()


def test_the_opposite_is_told_marked_and_put_away_on_request(qtbot: QtBot, open_window: OpenWindow) -> None:
    case, panel = opened(open_window(ScriptedEngine()))
    chip(panel, "加上自首")
    assert "被民警抓获" in panel.news.text()
    assert panel.rows == []
    assert case.facts.facts.edit.extraSelections()
    qtbot.waitUntil(panel.instead.isVisible)
    panel.instead.click()
    assert panel.rows[0].title.text() == "第 2 栏：加上自首"
    panel.rows[0].look.click()
    assert "次日，甲某被民警抓获。案发后，被告人甲某主动到公安机关投案" in panel.rows[0].facts.text()
    assert not panel.instead.isVisible()
    assert not case.facts.facts.edit.extraSelections()


def test_what_cannot_be_is_told(open_window: OpenWindow) -> None:
    _, panel = opened(open_window(ScriptedEngine()))
    chip(panel, "加上从犯")
    assert "只有一名被告人" in panel.news.text()
    assert not panel.instead.isVisible()
    assert panel.rows == []


def test_one_of_several_defendants_is_chosen(open_window: OpenWindow) -> None:
    _, panel = opened(open_window(ScriptedEngine()), TWO)
    assert [panel.choices.who.itemText(place) for place in range(2)] == ["甲某", "乙某"]
    assert "去掉累犯" in words_of(panel.choices)
    panel.choices.who.setCurrentIndex(1)
    assert {"去掉自首", "去掉谅解", "加上累犯"} <= words_of(panel.choices)
    chip(panel, "去掉自首")
    assert panel.rows[0].title.text() == "第 2 栏：去掉自首（乙某）"
    assert panel.rows[0].note.text() == "事实仍然写明如实供述，成为坦白。"


def test_an_injury_an_amount_a_day_and_a_model(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window(ScriptedEngine(models=(TUNED,)), ScriptedEngine(name="embedded", models=(STARTER,)))
    case, panel = opened(window, INJURY)
    choices = panel.choices
    choices.new_grade.setCurrentText("重伤二级")
    choices.figure_put.click()
    choices.day.line.setFocus()
    choices.day.set_text("2010-03-05")
    QTest.keyClick(choices.day.line, Qt.Key.Key_Return)
    choices.model_put.click()
    titles = [row.title.text().partition("：")[2] for row in panel.rows]
    assert titles == ["轻伤二级→重伤二级", "行为日 2010-03-05", f"模型 {STARTER.name}"]
    chip(panel, "加上立功")
    assert panel.news.text().startswith("最多四栏")
    panel.together.setChecked(True)
    chip(panel, "加上立功")
    assert panel.rows[2].title.text().endswith("，模型 /data/starter.gguf") or "加上立功" in panel.rows[2].title.text()
    panel.rows[0].drop.click()
    assert len(panel.rows) == 2
    choices.new_words.setText("abc")
    case.facts.facts.replace(FACTS)
    qtbot.waitUntil(lambda: choices.figure.currentText() == "3200元")
    choices.figure_put.click()
    assert panel.news.text().startswith("请写明换成什么")
    panel.together.setChecked(False)
    choices.new_words.setText("5万")
    choices.figure_put.click()
    assert panel.rows[-1].title.text().endswith("3200元→50000元")


def test_columns_follow_the_facts(qtbot: QtBot, open_window: OpenWindow) -> None:
    case, panel = opened(open_window(ScriptedEngine()))
    chip(panel, "加上谅解")
    case.facts.facts.replace(FACTS + "被害人对甲某表示谅解。")
    qtbot.waitUntil(lambda: panel.rows == [])
    qtbot.waitUntil(lambda: "去掉谅解" in words_of(panel.choices))
    panel.close_button.click()
    assert not panel.isVisible()
    assert not button_saying(case.judgment, "假如").isChecked()


def test_without_facts_nothing_is_asked(open_window: OpenWindow) -> None:
    engine = ScriptedEngine(PLAIN)
    case, panel = opened(open_window(engine), "")
    chip(panel, "加上谅解")
    panel.asked.emit()
    assert engine.requests == []
    assert not case.running()


def test_a_kept_comparison_is_opened_and_asked_again_as_it_was(qtbot: QtBot, open_window: OpenWindow) -> None:
    engine = ScriptedEngine(PLAIN, FORGIVEN)
    window = open_window(engine)
    case, panel = opened(window)
    chip(panel, "加上谅解")
    panel.run.click()
    qtbot.waitUntil(lambda: case.judgment.stage is Stage.FINISHED, timeout=60_000)
    run = window.desk.history.store().found(Query())[0].id
    case.facts.facts.replace("甲某盗窃。")
    case.predict()
    qtbot.waitUntil(lambda: case.judgment.stage is Stage.FINISHED and not case.judgment.view.several, timeout=60_000)
    case.open_run(run)
    qtbot.waitUntil(lambda: len(case.judgment.verdicts()) == 2, timeout=60_000)
    assert [column.title.text() for column in case.judgment.view.columns.columns] == ["原样", "加上谅解"]
    before = len(engine.requests)
    case.facts.facts.replace(FACTS.replace("3200", "4300"))
    again(qtbot, case)
    qtbot.waitUntil(lambda: len(engine.requests) == before + 2 and not case.running(), timeout=60_000)
    first, second = engine.requests[-2:]
    assert "4300" in first.turns[1]["content"]
    assert "4300" in second.turns[1]["content"]
    assert "谅解" in second.turns[1]["content"]


def test_asked_again_it_is_of_the_facts_that_stand_there_then(qtbot: QtBot, open_window: OpenWindow) -> None:
    engine = ScriptedEngine(PLAIN, FORGIVEN)
    case, panel = opened(open_window(engine))
    chip(panel, "加上谅解")
    panel.run.click()
    qtbot.waitUntil(lambda: case.judgment.stage is Stage.FINISHED, timeout=60_000)
    case.facts.facts.replace(FACTS.replace("3200", "4300"))
    again(qtbot, case)
    qtbot.waitUntil(lambda: len(engine.requests) == 4 and not case.running(), timeout=60_000)
    assert all("4300" in request.turns[1]["content"] for request in engine.requests[-2:])
    assert "谅解" in engine.requests[-1].turns[1]["content"]


def test_tab_goes_through_all_of_it(qtbot: QtBot, open_window: OpenWindow) -> None:
    case, panel = opened(open_window(ScriptedEngine()))
    chip(panel, "加上谅解")
    (row,) = panel.rows
    qtbot.waitUntil(row.look.isVisible)
    panel.choices.chips[0].setFocus()
    met: list[QWidget] = []
    for _ in range(30):
        focus = QApplication.focusWidget()
        assert focus is not None
        met.append(focus)
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    choices = panel.choices
    wanted = [
        *choices.chips,
        *(choices.figure, choices.new_words, choices.figure_put, choices.day.line, choices.day.pick, choices.day_put),
        *(row.look, row.drop, panel.run, panel.together),
    ]
    assert [each for each in met if each in wanted][: len(wanted)] == wanted
    assert all(each.accessibleName() for each in wanted)
    assert not case.running()


def test_in_a_small_window_the_panel_has_the_place_to_itself(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window(ScriptedEngine(PLAIN))
    window.resize(1280, 1000)
    case, panel = opened(window)
    case.predict()
    qtbot.waitUntil(lambda: case.judgment.stage is Stage.FINISHED, timeout=60_000)
    button_saying(case.judgment, "假如").setChecked(True)
    qtbot.waitUntil(lambda: case.judgment.stack.isVisible() and panel.geometry().bottom() < case.judgment.stack.y())
    window.resize(960, 600)
    qtbot.waitUntil(lambda: not case.judgment.stack.isVisible())
    panel.close_button.click()
    qtbot.waitUntil(case.judgment.stack.isVisible)


def test_the_key_that_predicts_judges_the_columns_while_one_is_in_the_panel(
    qtbot: QtBot, open_window: OpenWindow
) -> None:
    case, panel = opened(open_window(ScriptedEngine(PLAIN, FORGIVEN)))
    chip(panel, "加上谅解")
    qtbot.waitUntil(panel.choices.chips[0].hasFocus)
    QTest.keyClick(panel.choices.chips[0], Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: case.judgment.stage is Stage.FINISHED, timeout=60_000)
    assert [column.title.text() for column in case.judgment.view.columns.columns] == ["原样", "加上谅解"]


def test_no_answer_is_written_behind_the_panel(qtbot: QtBot, open_window: OpenWindow) -> None:
    case, panel = opened(open_window(ScriptedEngine(PLAIN)))
    qtbot.waitUntil(case.judgment.stack.isHidden)
    case.predict()
    qtbot.waitUntil(lambda: case.judgment.stage is Stage.FINISHED, timeout=60_000)
    assert not panel.isVisible()
    assert case.judgment.stack.isVisible()


def test_the_columns_that_run_leave_the_focus_beside_them(qtbot: QtBot, open_window: OpenWindow) -> None:
    case, panel = opened(open_window(ScriptedEngine(PLAIN, FORGIVEN)))
    chip(panel, "加上谅解")
    panel.run.setFocus()
    qtbot.waitUntil(panel.run.hasFocus)
    panel.run.click()
    assert QApplication.focusWidget() is button_saying(case.judgment, "假如")
    qtbot.waitUntil(lambda: case.judgment.stage is Stage.FINISHED, timeout=60_000)


def test_escape_leaves_the_panel_for_its_button(qtbot: QtBot, open_window: OpenWindow) -> None:
    case, panel = opened(open_window(ScriptedEngine()))
    qtbot.waitUntil(panel.choices.chips[0].hasFocus)
    QTest.keyClick(panel.choices.chips[0], Qt.Key.Key_Escape)
    assert not panel.isVisible()
    assert button_saying(case.judgment, "假如").hasFocus()
