"""A picture of the icon set, as a widget."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.controls.painted import Painted
from desktop.theme.icon import image
from desktop.theme.palette import Palette
from desktop.theme.theme import colours_now, grown


class Drawing(Painted):
    """``colour`` is a colour of the palette by its name, ``size`` is in pixels at the usual size of text. Decoration
    only: screen readers pass over it."""

    def __init__(self, name: str, size: int, colour: str = "text_faint", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._size = size
        self._colour = colour
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_as(self, name: str, colour: str) -> None:
        """Another picture, or another colour."""
        self._name, self._colour = name, colour
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(grown(self._size), grown(self._size))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        colours: Palette = colours_now()
        painter = QPainter(self)
        drawn = image(self._name, getattr(colours, self._colour), grown(self._size), self.devicePixelRatioF())
        painter.drawImage(0, 0, drawn)
        painter.end()
