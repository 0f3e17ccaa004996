"""What the window's tests ask of widgets."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractButton, QLabel, QPushButton, QWidget

from desktop.cards.finding_view import FindingView
from desktop.controls.prose import Prose


def words_of(widget: QWidget) -> set[str]:
    """The texts of all labels and buttons in it."""
    labels = {label.text() for label in widget.findChildren(QLabel)}
    return labels | {button.text() for button in widget.findChildren(QAbstractButton)}


def all_words(widget: QWidget) -> str:
    """The same, and the prose, as one text."""
    return "\n".join([*words_of(widget), *(prose.text() for prose in widget.findChildren(Prose))])


def button_saying(widget: QWidget, words: str) -> QPushButton:
    """The first button whose text begins so."""
    return next(button for button in widget.findChildren(QPushButton) if button.text().startswith(words))


def findings_in(widget: QWidget) -> list[FindingView]:
    """The findings shown."""
    return widget.findChildren(FindingView)
