"""Fields with a value that the wheel turns only while they have the focus: over any other the page is scrolled."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QDoubleSpinBox, QSpinBox, QWidget


class ComboBox(QComboBox):
    """One of several."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(_BY_TAB_OR_CLICK)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        _turn(self, event, super().wheelEvent)


class SpinBox(QSpinBox):
    """A whole number."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lineEdit().setTextMargins(*_BESIDE_NUMBER)
        self.setFocusPolicy(_BY_TAB_OR_CLICK)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        _turn(self, event, super().wheelEvent)


class RealBox(QDoubleSpinBox):
    """A number with places after the point."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lineEdit().setTextMargins(*_BESIDE_NUMBER)
        self.setFocusPolicy(_BY_TAB_OR_CLICK)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        _turn(self, event, super().wheelEvent)


_BY_TAB_OR_CLICK = Qt.FocusPolicy.StrongFocus  # by Qt's own policy the wheel gives the focus, and then turns the value


_BESIDE_NUMBER = (6, 0, 6, 0)  # pixels between it and the border: a style sheet's padding does not reach it


def _turn(field: QWidget, event: QWheelEvent, turn: Callable[[QWheelEvent], None]) -> None:
    if field.hasFocus():
        turn(event)
    else:
        event.ignore()  # it goes on to what the field stands on
