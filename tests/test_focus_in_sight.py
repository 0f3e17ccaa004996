"""What one types goes where one can see it: never into facts that are folded away."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.history.run import Query
from desktop.pages.case.judgment_pane import JudgmentPane
from desktop.pages.case.side_switch import Side
from desktop.pages.case.stage import Stage
from desktop.window.pages import Page, open_run
from tests.answers_help import case_of, judged, store
from tests.fixtures_window import OpenWindow
from tests.scripted_engine import ScriptedEngine
from tests.window_help import button_saying
from tests.window_texts import THEFT

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)


def in_sight() -> bool:
    focus = QApplication.focusWidget()
    return focus is not None and focus.isVisible()


def test_a_run_that_is_opened_again_leaves_the_focus_in_sight(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window(ScriptedEngine(THEFT))
    window.resize(960, 600)
    case = case_of(window)
    case.facts.setFocus()
    judged(qtbot, window)
    qtbot.waitUntil(case.panes.folded)
    assert in_sight()
    window.show_page(Page.HISTORY)
    open_run(window, store(window).found(Query())[0].id)
    qtbot.waitUntil(lambda: case.judgment.stage is Stage.FINISHED)
    qtbot.wait(50)
    assert in_sight()
    assert not case.facts.isAncestorOf(QApplication.focusWidget())


def test_tab_goes_through_the_head_of_an_answer_as_one_reads_it(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window(ScriptedEngine(THEFT))
    window.resize(960, 600)
    case = judged(qtbot, window)
    case.facts.facts.replace("2021年3月5日，被告人甲某盗走乙某手机一部。")
    qtbot.waitUntil(lambda: case.binding.line.isVisible() and case.panes.folded())
    pane = case.judgment
    qtbot.wait(50)  # the order is made when all is there
    tabbed = through(pane)
    heads = [stop for stop in tabbed if not pane.stack.isAncestorOf(stop)]
    assert len(heads) > 5

    def place(stop: QWidget) -> tuple[int, int]:
        middle = stop.mapTo(pane, stop.rect().center())
        return middle.y() // 20, middle.x()

    assert heads == sorted(heads, key=place)
    assert tabbed[: len(heads)] == heads


def through(pane: JudgmentPane) -> list[QWidget]:
    """Where Tab goes from a part's beginning, until it leaves it."""
    pane.switch.buttons[Side.PREDICTION].setFocus()
    stops: list[QWidget] = []
    while (focus := QApplication.focusWidget()) is not None and pane.isAncestorOf(focus):
        stops.append(focus)
        QTest.keyClick(focus, Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is not focus
    return stops


def test_a_closed_article_gives_the_focus_back(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window(ScriptedEngine(THEFT))
    window.resize(960, 600)
    case = judged(qtbot, window)
    chip = button_saying(case.judgment.reading, "第264条")
    chip.setFocus()
    chip.click()
    qtbot.waitUntil(lambda: case.article.isAncestorOf(QApplication.focusWidget()))
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert not case.article.isVisible()
    assert chip.hasFocus()
