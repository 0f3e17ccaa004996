"""Sets the content of a page that is nearly empty a little above the middle."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget


def centre(widget: QWidget, content: QVBoxLayout, width: int) -> None:
    """``content`` becomes the widget's only content, at most ``width`` pixels wide."""
    holder = QWidget()
    content.setContentsMargins(0, 0, 0, 0)
    holder.setLayout(content)
    holder.setMaximumWidth(width)
    holder.setMinimumWidth(min(width, 320))
    column = QVBoxLayout(widget)
    column.setContentsMargins(24, 24, 24, 24)
    column.addStretch(2)
    row = QHBoxLayout()
    row.addStretch(1)
    row.addWidget(holder, 100)
    row.addStretch(1)
    column.addLayout(row)
    column.addStretch(3)
