"""What the window shows on the case page for as long as nothing was asked for, in the place of the first look."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop.pages.case.answer_states import AnswerStates
from desktop.pages.case.pane_split import PaneSplit


class Guest(QObject):
    """``left`` tells that it went, whoever showed it out."""

    left = Signal()

    def __init__(self, states: AnswerStates, panes: PaneSplit, facts: QWidget) -> None:
        super().__init__(states)
        self._states = states
        self._panes = panes
        self._facts = facts

    @property
    def widget(self) -> QWidget | None:
        """None where there is no guest."""
        return self._states.guest

    def take_in(self, guest: QWidget) -> None:
        """In the place of another; where there is no room for both, the facts become a line."""
        self._states.show_out()
        self._states.take_in(guest)
        if guest.isVisibleTo(self._states):
            self._panes.show_right()

    def leave(self) -> bool:
        """Escape. False where no guest is in sight."""
        if self.widget is None or not self.widget.isVisible():
            return False
        self.show_out()
        return True

    def show_out(self) -> None:
        """It goes, and one types in the facts again."""
        if self.widget is None:
            return
        self._states.show_out()
        self._panes.show_facts()
        if self._facts.isVisible():
            self._facts.setFocus()
        self.left.emit()
