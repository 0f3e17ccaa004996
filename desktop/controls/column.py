"""A scrolling column of cards, no wider than one can read."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

WIDEST = 880


def scrolled(column: QVBoxLayout, widest: int = WIDEST, beside: int = 32) -> QScrollArea:
    """The column in a scroll area that the arrow keys move, with so much room (pixels) at either side."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    holder = QWidget()
    holder.setMaximumWidth(widest)
    column.setContentsMargins(0, 0, 0, 16)
    holder.setLayout(column)
    page = QWidget()
    page.setProperty("role", "page")
    row = QHBoxLayout(page)
    row.setContentsMargins(beside, 0, beside, 0)
    row.addWidget(holder, 100)
    row.addStretch(1)
    area.setWidget(page)
    return area
