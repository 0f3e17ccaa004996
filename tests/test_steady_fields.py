"""The wheel scrolls a page and changes no value under it, unless the value's field has the focus."""

from __future__ import annotations

import ast
from pathlib import Path

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QComboBox, QWidget
from pytestqt.qtbot import QtBot

from desktop.controls.steady import ComboBox, RealBox, SpinBox
from desktop.window.pages import Page
from tests.fixtures_window import OpenWindow
from tests.scripted_engine import ScriptedEngine

DESKTOP = Path(__file__).resolve().parent.parent / "desktop"
TURNED_BY_QT = {
    *("QComboBox", "QFontComboBox", "QSpinBox", "QDoubleSpinBox", "QDateEdit", "QTimeEdit", "QDateTimeEdit"),
    *("QSlider", "QDial", "QTabBar", "QTabWidget"),
}


def turn(window: QWidget, field: QWidget) -> None:
    """The wheel, one notch, as the system tells of it."""
    place = QPointF(field.mapTo(window, field.rect().center()))
    handle = window.windowHandle()
    QTest.wheelEvent(handle, place, QPoint(0, -120))


def value_of(field: QWidget) -> object:
    return field.currentIndex() if isinstance(field, QComboBox) else field.value()  # type: ignore[attr-defined]


def test_the_wheel_changes_nothing_without_the_focus(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window(ScriptedEngine())
    for page in (Page.SETTINGS, Page.TRAINING, Page.STATUTES):
        window.show_page(page)
        widget = window.page(page)
        fields = [each for kind in (QComboBox, QAbstractSpinBox) for each in widget.findChildren(kind)]
        seen = [each for each in fields if each.isVisible() and not each.visibleRegion().isEmpty()]
        for field in seen:
            before, focus = value_of(field), QApplication.focusWidget()
            turn(window, field)
            assert value_of(field) == before, field.accessibleName()
            assert QApplication.focusWidget() is focus, field.accessibleName()
        assert page is not Page.SETTINGS or len(seen) >= 4


def test_the_wheel_scrolls_the_page_over_a_field_and_turns_the_one_with_the_focus(
    qtbot: QtBot, open_window: OpenWindow
) -> None:
    window = open_window(ScriptedEngine())
    window.resize(960, 600)
    window.show_page(Page.SETTINGS)
    page = window.page(Page.SETTINGS)
    bar = page.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0, timeout=60_000)
    turn(window, page.theme)
    qtbot.waitUntil(lambda: bar.value() > 0, timeout=60_000)
    assert page.theme.currentIndex() == 0
    bar.setValue(0)
    page.theme.setFocus(Qt.FocusReason.TabFocusReason)
    turn(window, page.theme)
    qtbot.waitUntil(lambda: page.theme.currentIndex() == 1, timeout=60_000)


def test_every_field_is_one_of_the_steady_ones() -> None:
    """A new page that takes one of Qt's own would have it turned by whoever scrolls past."""
    found = set()
    for path in DESKTOP.rglob("*.py"):
        if path.name == "steady.py":
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            made = [node.func] if isinstance(node, ast.Call) else node.bases if isinstance(node, ast.ClassDef) else []
            names = {each.id for each in made if isinstance(each, ast.Name)}
            found |= {(path.name, name) for name in names & TURNED_BY_QT}
    assert found == set()


def test_none_takes_the_focus_by_the_wheel(qtbot: QtBot) -> None:
    for kind in (ComboBox, RealBox, SpinBox):
        field = kind()
        qtbot.addWidget(field)
        assert field.focusPolicy() is Qt.FocusPolicy.StrongFocus
