"""A line one pixel thick."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QWidget

from desktop.controls.surface import Surface, lay_on


class Hairline(QFrame):
    """Horizontal."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        lay_on(self, Surface.LINE)
        self.setFixedHeight(1)
