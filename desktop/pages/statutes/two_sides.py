"""The statutes page's views: a list on the left, what is chosen in it on the right."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget


def lay_out_sides(page: QWidget, listed: QWidget, chosen: QWidget) -> None:
    """Fills ``page`` with the two, between which the user may move the border."""
    split = QSplitter(Qt.Orientation.Horizontal)
    split.setChildrenCollapsible(False)
    split.setHandleWidth(32)
    for side, least, stretch in ((listed, 280, 2), (chosen, 360, 3)):
        side.setMinimumWidth(least)
        split.addWidget(side)
        split.setStretchFactor(split.indexOf(side), stretch)
    outer = QVBoxLayout(page)
    outer.setContentsMargins(0, 0, 0, 0)
    outer.addWidget(split)
