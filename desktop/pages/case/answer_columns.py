"""The columns of an answer: the same case as it would be judged otherwise, each with what it has otherwise above it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.cards.column_view import Heading
from desktop.cards.columns_view import ColumnsView
from desktop.cards.reading_view import ReadingView
from desktop.judging.attitude_columns import of_attitudes
from desktop.judging.run_input import RunState
from desktop.pages.case.answer import Answer, AnswerRun, Place
from desktop.pages.case.answer_words import run_words
from desktop.pages.case.attitude_summary import attitude_summary
from desktop.pages.case.changed_facts import add_changed_facts
from desktop.pages.case.column_detail import column_detail
from desktop.pages.case.problem_panel import ProblemPanel
from desktop.pages.case.problem_place import ProblemPlace
from desktop.wording.change_words import changes_words


class AnswerColumns(ColumnsView):
    """``run_reworked`` gives the Place of the text whose guideline's sheets were worked on."""

    run_reworked = Signal(object)
    _answer: Answer | None = None  # said already while the view is made

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.reworked.connect(self._rework)

    def begin(self, answer: Answer) -> None:
        """New columns, empty as yet."""
        self._answer = answer
        self.show_columns([partial(self._heading, number) for number in range(len(answer.columns))])
        for column, run in zip(self.columns, answer.columns, strict=True):
            add_changed_facts(column, answer.first.case.facts, run.case.facts)
        self._say()

    def append(self, place: Place, text: str) -> None:
        """Some more of one text."""
        self.columns[self._number(place)].text.append_text(text)

    def show_run(self, answer: Answer, run: AnswerRun) -> None:
        """What became of one of them."""
        self._answer = answer
        if run.verdict is not None:
            number = self._number(run.place)
            self.show_verdict(number, run.verdict, whole=run.state is RunState.FINISHED)
            self.columns[number].reading.rework(run.sheets)
            self.columns[number].detail.tell(self._heading(number).detail)
        self._say()

    def show_problem(self, place: Place, make: Callable[[], ProblemPanel]) -> None:
        """Why one of them came to no end."""
        problems = ProblemPlace(self)
        self.columns[self._number(place)].add_problem(problems)
        problems.show_problem(make)

    def reading_of(self, place: Place) -> ReadingView:
        """The cards of one of them."""
        return self.columns[self._number(place)].reading

    def retranslate(self) -> None:
        super().retranslate()
        self._say()

    def _say(self) -> None:
        if self._answer is None:
            return
        for run, column in zip(self._answer.columns, self.columns, strict=True):
            column.progress.tell(run_words(run))
        if of_attitudes(self._answer.changes) and all(column.whole for column in self.columns):
            self.summarise(attitude_summary(*self.verdicts))

    def _heading(self, number: int) -> Heading:
        """The model is named where the columns are not all written by the same."""
        assert self._answer is not None
        run = self._answer.columns[number]
        several = len({each.model for each in self._answer.columns}) > 1
        return Heading(changes_words(run.changes), column_detail(run, with_model=several))

    def _number(self, place: Place) -> int:
        assert self._answer is not None
        return [run.place[0] for run in self._answer.columns].index(place[0])

    def _rework(self, number: int) -> None:
        assert self._answer is not None
        self.run_reworked.emit(self._answer.columns[number].place)
