"""A line one pixel thick."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QWidget


class Hairline(QFrame):
    """Horizontal."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "line")
        self.setFixedHeight(1)
