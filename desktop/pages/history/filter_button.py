"""One thing by which the history is narrowed: a button that says what is chosen, with the choices below it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from desktop.controls.button import Button, ButtonRole

Choice = tuple[object, str]
"""A value and its words; of "everything" the value is None."""


class FilterButton(Button):
    """``name`` says what it narrows; ``choices`` are asked for when it is opened, the first of them is everything."""

    changed = Signal()

    def __init__(
        self, name: Callable[[], str], choices: Callable[[], Sequence[Choice]], parent: QWidget | None = None
    ) -> None:
        super().__init__(ButtonRole.QUIET, parent=parent)
        self._name = name
        self._choices = choices
        self._words = ""
        self.value: object = None
        self.let_shrink()
        self.choice_menu = QMenu(self)
        self.choice_menu.aboutToShow.connect(self._fill)
        self.setMenu(self.choice_menu)
        self.retranslate()

    def retranslate(self) -> None:
        """Says what is chosen, in the language of now."""
        if self.value is not None:
            self._words = dict(self._choices()).get(self.value, self._words)
        shown = self._words.replace("&", "&&") if self.value is not None else self._name()
        self.say(f"{shown} ▾", f"{self._name()}: {self._words}" if self._words else self._name(), self._words)

    def choose(self, value: object) -> None:
        """Narrows by this; None by nothing."""
        if value == self.value:
            return
        self.value, self._words = value, ""
        self.retranslate()
        self.changed.emit()

    def _fill(self) -> None:
        self.choice_menu.clear()
        for value, words in self._choices():
            action = QAction(words.replace("&", "&&"), self.choice_menu)
            action.setCheckable(True)
            action.setChecked(value == self.value)
            action.triggered.connect(lambda _on, value=value: self.choose(value))
            self.choice_menu.addAction(action)
