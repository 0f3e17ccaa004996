"""A frame that sets a part of a page apart."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.controls.surface import Surface, lay_on

Padding = tuple[int, int, int, int]
"""Left, top, right, bottom, in pixels."""
ROOMY: Padding = (24, 20, 24, 20)
FLAT: Padding = (24, 16, 24, 16)
Box = TypeVar("Box", bound=QBoxLayout)


class Card(QFrame):
    """Empty at first; ``column`` or ``row`` gives it its one layout. ``surface``: as what it is drawn."""

    def __init__(self, parent: QWidget | None = None, *, surface: Surface = Surface.CARD) -> None:
        super().__init__(parent)
        lay_on(self, surface)

    def column(self, spacing: int = 8, padding: Padding = ROOMY) -> QVBoxLayout:
        """What is added stands one below the other, ``spacing`` pixels apart."""
        return _spaced(QVBoxLayout(self), spacing, padding)

    def row(self, spacing: int = 16, padding: Padding = ROOMY) -> QHBoxLayout:
        """What is added stands side by side, ``spacing`` pixels apart."""
        return _spaced(QHBoxLayout(self), spacing, padding)


def _spaced(box: Box, spacing: int, padding: Padding) -> Box:
    box.setContentsMargins(*padding)
    box.setSpacing(spacing)
    return box
