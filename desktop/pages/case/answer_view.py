"""An answer as it is read: one text with its cards, or several columns side by side."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.cards.written_view import WrittenView
from desktop.pages.case.answer import Answer, AnswerRun, Place
from desktop.pages.case.problem_panel import ProblemPanel
from desktop.pages.case.problem_place import ProblemPlace

if TYPE_CHECKING:
    from desktop.judging.finding_places import FindingPlaces
    from desktop.pages.case.answer_columns import AnswerColumns


class AnswerView(QStackedWidget):
    """``sample`` is the one in sight where the case was judged several times."""

    opened = Signal(object)  # Article
    pointed = Signal(object, object)  # FindingPlaces, and the Verdict whose finding it is
    reworked = Signal(object)  # the Place of the text whose guideline's sheets were worked on

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sample = 0
        self._answer: Answer | None = None
        self.written = WrittenView()
        self.text, self.reading = self.written.text, self.written.reading
        self.addWidget(self.written)
        self.written.opened.connect(self.opened)
        self.written.pointed.connect(self._point)
        self.reading.reworked.connect(self._rework)

    @cached_property
    def columns(self) -> AnswerColumns:
        """Made for the first comparison: few judgments are compared, and every start would wait for it."""
        from desktop.pages.case.answer_columns import AnswerColumns

        view = AnswerColumns()
        view.opened.connect(self.opened)
        view.pointed.connect(self.pointed)
        view.run_reworked.connect(self.reworked)
        self.addWidget(view)
        return view

    @property
    def several(self) -> bool:
        """Whether columns stand side by side."""
        return self._answer is not None and len(self._answer.columns) > 1

    def begin(self, answer: Answer) -> None:
        """Another answer, empty as yet."""
        self._answer, self.sample = answer, answer.first.place[1]
        self.written.clear()
        if self.several:
            self.columns.begin(answer)
        self.setCurrentWidget(self.columns if self.several else self.written)

    def append(self, place: Place, text: str) -> None:
        """Some more of one text, which is shown where that one is in sight."""
        if place[1] != self.sample:
            return
        if self.several:
            self.columns.append(place, text)
        else:
            self.text.append_text(text)

    def show_run(self, answer: Answer, place: Place) -> None:
        """What became of one text: its cards, where it is read; the text stays where it is."""
        self._answer = answer
        if place[1] != self.sample:
            return
        run = answer.at(place)
        if self.several:
            self.columns.show_run(answer, run)
        elif run.verdict is not None:
            if self.text.text().rstrip() != run.verdict.text:  # the spans of the reading are offsets in verdict.text
                self.text.show_text(run.verdict.text)
            self.written.stay()
            self.reading.show_verdict(run.verdict)
            self.reading.rework(run.sheets)
            self.reading.show_similar(run.similar, opens=True)

    def show_sample(self, answer: Answer, sample: int) -> None:
        """Another of several texts on the same case."""
        self.begin(answer)
        self.sample = sample
        place = (answer.first.place[0], sample)
        self.text.show_text(answer.at(place).text)
        self.show_run(answer, place)

    def show_problem(self, place: Place, make: Callable[[], ProblemPanel], problems: ProblemPlace) -> None:
        """Below what was written: in its column, or in ``problems``, which then stands here."""
        if self.several:
            self.columns.show_problem(place, make)
        else:
            self.written.add_below(problems)
            problems.show_problem(make)

    def sheets(self, place: Place) -> tuple[dict[str, Any], ...]:
        """The guideline's sheets of one text as they are worked now."""
        reading = self.columns.reading_of(place) if self.several else self.reading
        return reading.worked()

    def set_growing(self, growing: bool) -> None:
        """Whether more text comes, which is followed while the end is in sight."""
        self.written.growing = growing

    def retranslate(self) -> None:
        run = self.in_sight
        if run is not None and run.verdict is not None and not self.several:
            self.reading.show_verdict(run.verdict)

    @property
    def in_sight(self) -> AnswerRun | None:
        """The text that is read here; of columns the first."""
        if self._answer is None:
            return None
        return self._answer.at((self._answer.first.place[0], self.sample))

    def _point(self, places: FindingPlaces) -> None:
        run = self.in_sight
        if run is not None and run.verdict is not None:
            self.pointed.emit(places, run.verdict)

    def _rework(self) -> None:
        if (run := self.in_sight) is not None:
            self.reworked.emit(run.place)
