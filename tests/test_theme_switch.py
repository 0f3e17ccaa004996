"""Another theme dresses each widget once, and the system's own choice is followed while the window is open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.controls.label import Label
from desktop.controls.prose import Prose
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


def test_english_quotes_are_as_wide_as_in_english(qtbot: QtBot, dress: Callable[..., None]) -> None:
    dress(Language.ENGLISH)
    words, text = Label(), Prose()
    for widget in (words, text):
        qtbot.addWidget(widget)
        widget.ensurePolished()
    if "CJK" not in words.font().families()[0]:
        pytest.skip("no font here that draws them wide")
    em = words.fontMetrics().horizontalAdvance("罪")
    assert words.fontMetrics().horizontalAdvance("“") < em * 0.6
    assert text.fontMetrics().horizontalAdvance("，") > text.fontMetrics().horizontalAdvance("罪") * 0.9
    dress(Language.CHINESE)
    assert words.fontMetrics().horizontalAdvance("“") > em * 0.9
