"""A part of a page that scrolls."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.controls.card import Padding
from desktop.controls.surface import Surface, lay_on

WIDEST = 880  # pixels: wider than that is hard to read


class Scrolling(QScrollArea):
    """No frame of its own, its content as wide as it. With the focus, which a click gives unless ``focus`` says
    otherwise, the arrow keys move it."""

    def __init__(self, parent: QWidget | None = None, *, focus: Qt.FocusPolicy = Qt.FocusPolicy.StrongFocus) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(focus)

    def show_column(self, column: QVBoxLayout, widest: int = WIDEST, around: Padding = (32, 0, 32, 0)) -> None:
        """Shows cards one below the other, at most ``widest`` pixels wide, with room around them."""
        holder = QWidget()
        holder.setLayout(column)
        holder.setMaximumWidth(widest)
        page = QWidget()
        lay_on(page, Surface.PAGE)
        row = QHBoxLayout(page)
        row.setContentsMargins(*around)
        row.addWidget(holder, 100)
        row.addStretch(1)
        self.setWidget(page)


def scrolled(column: QVBoxLayout, widest: int = WIDEST, beside: int = 32) -> Scrolling:
    """The column in an area of its own, with so much room (pixels) at either side."""
    area = Scrolling()
    column.setContentsMargins(0, 0, 0, 16)
    area.show_column(column, widest, (beside, 0, beside, 0))
    return area
