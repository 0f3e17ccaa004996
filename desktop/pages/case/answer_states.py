"""What the right half of the case page shows: that there is no answer yet, that one is waited for, that it failed, or
the answer."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.pages.case.empty_state import EmptyState
from desktop.pages.case.stage import Stage

if TYPE_CHECKING:
    from desktop.pages.case.answer_view import AnswerView
    from desktop.pages.case.problem_panel import ProblemState
    from desktop.pages.case.waiting_state import WaitingState


class AnswerStates(QStackedWidget):
    """One of them is in sight. All but the first are made when they are first wanted: no start waits for them."""

    opened = Signal(object)  # Article
    pointed = Signal(object, object)  # FindingPlaces, and the Verdict whose finding it is
    reworked = Signal(object)  # the Place of the text whose guideline's sheets were worked on

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.empty = EmptyState()
        self.guest: QWidget | None = None  # stands in the place of the first of them
        self.addWidget(self.empty)

    @cached_property
    def view(self) -> AnswerView:
        """The answer."""
        from desktop.pages.case.answer_view import AnswerView

        view = AnswerView()
        view.opened.connect(self.opened)
        view.pointed.connect(self.pointed)
        view.reworked.connect(self.reworked)
        self.addWidget(view)
        return view

    @cached_property
    def waiting(self) -> WaitingState:
        """It was asked for, and nothing of it is there."""
        from desktop.pages.case.waiting_state import WaitingState

        waiting = WaitingState()
        self.addWidget(waiting)
        return waiting

    @cached_property
    def failed(self) -> ProblemState:
        """Nothing of it was written."""
        from desktop.pages.case.problem_panel import ProblemState

        failed = ProblemState()
        self.addWidget(failed)
        return failed

    def take_in(self, guest: QWidget) -> None:
        """Shows it where nothing was asked for yet, until it is shown out."""
        self.guest = guest
        self.addWidget(guest)
        if self.currentWidget() is self.empty:
            self.setCurrentWidget(guest)

    def show_out(self) -> None:
        """The guest goes."""
        guest, self.guest = self.guest, None
        if guest is None:
            return
        if self.currentWidget() is guest:
            self.setCurrentWidget(self.empty)
        self.removeWidget(guest)
        guest.deleteLater()

    def end_waiting(self) -> None:
        """Stops its clock."""
        if "waiting" in self.__dict__:
            self.waiting.end()

    def show_stage(self, stage: Stage, *, answered: bool) -> None:
        """``answered``: an answer, or the beginning of one, stands here."""
        if answered:
            self.view.set_growing(stage is Stage.WRITING)
        self.setCurrentWidget(self._page(stage, answered=answered))

    def _page(self, stage: Stage, *, answered: bool) -> QWidget:
        if stage is Stage.WAITING:
            return self.waiting
        if not answered:
            return self.failed if stage is Stage.FAILED else self.guest or self.empty
        return self.view
