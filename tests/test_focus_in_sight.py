"""What one types goes where one can see it: never into facts that are folded away."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.history.run import Query
from desktop.pages.case.stage import Stage
from desktop.window.pages import Page, open_run
from tests.answers_help import case_of, judged, store
from tests.fixtures_window import OpenWindow
from tests.scripted_engine import ScriptedEngine
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
