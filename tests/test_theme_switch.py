"""Another theme dresses each widget once, and the system's own choice is followed while the window is open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.pages.case.stage import Stage
from desktop.settings.settings import Appearance, Language
from desktop.window.pages import Page
from tests.fixtures_window import OpenWindow
from tests.scripted_engine import ScriptedEngine
from tests.window_texts import SEVERAL_CRIMES


class Restyled(QObject):
    """How often each widget was dressed anew."""

    def __init__(self) -> None:
        super().__init__()
        self.times: Counter[int] = Counter()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.StyleChange and isinstance(watched, QWidget):
            self.times[id(watched)] += 1
        return False


def test_a_switch_dresses_each_widget_once(
    qtbot: QtBot, qapp: QApplication, open_window: OpenWindow, dress: Callable[..., None]
) -> None:
    """A sheet in another's place is applied to each widget once for every widget around it, which takes seconds."""
    window = open_window(ScriptedEngine(SEVERAL_CRIMES))
    case = window.page(Page.CASE)
    case.facts.example_menu.actions()[0].trigger()
    case.predict()
    qtbot.waitUntil(lambda: case.judgment.stage is Stage.FINISHED, timeout=60_000)
    restyled = Restyled()
    qapp.installEventFilter(restyled)
    try:
        dress(Language.CHINESE, Appearance.DARK)
    finally:
        qapp.removeEventFilter(restyled)
    assert len(restyled.times) > 100
    assert sum(restyled.times.values()) < 4 * len(restyled.times)
