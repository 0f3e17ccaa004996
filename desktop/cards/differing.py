"""Marks what is not the same on cards that stand side by side."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

translate = QCoreApplication.translate
_Widget = TypeVar("_Widget", bound=QWidget)


def differing(widget: _Widget, differs: bool) -> _Widget:
    """A new widget of a card, in the colour of a mark where it differs; said too, for who does not see the colour."""
    if differs:
        widget.setProperty("differs", "true")  # the style sheet asks for it
        widget.setAccessibleDescription(translate("differing", "与并列的另一栏不同"))
    return widget
