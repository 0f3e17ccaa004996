"""What a widget looks like behind its content: the ground of a page, a card on it, a strip of news."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtWidgets import QWidget


class Surface(StrEnum):
    """The value is the role by which the style sheet knows it."""

    PAGE = "page"
    SCROLLED = "scrolled"  # see-through: what it stands on is seen
    CARDS = "cards"  # a list that draws a card for each item
    RAIL = "rail"
    STATUS = "status"
    CARD = "card"
    PANEL = "panel"
    BANNER = "banner"
    FIELD = "field"
    PROBLEM = "problem"
    TRAINED = "trained"
    NOTE = "finding-note"
    WARNING = "finding-warning"
    ERROR = "finding-error"
    MARK = "mark"
    LINE = "line"


def lay_on(widget: QWidget, surface: Surface) -> None:
    """Gives a new widget its surface."""
    widget.setProperty("role", str(surface))
