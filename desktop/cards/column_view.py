"""One of the verdicts that stand side by side: what sets it apart, its card, its text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.cards.reading_view import ReadingView
from desktop.controls.card import Card
from desktop.controls.label import Label, LabelRole
from desktop.controls.prose import Prose
from desktop.controls.surface import Surface, lay_on
from desktop.wording.language import language
from resources.disclaimer.reader import label

if TYPE_CHECKING:
    from desktop.judging.finding_places import FindingPlaces
    from desktop.judging.verdict import Verdict
    from desktop.judging.verdict_differences import VerdictMarks


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands above a column: what sets it apart, and below that what else is to be known of it."""

    title: str
    detail: str = ""


class ColumnView(QObject):
    """``words`` are asked for anew in another language. ``ours``: a model of ours writes the text.

    ``head`` and ``body`` are widgets of their own, so that those of all columns begin on one line.
    """

    opened = Signal(object)  # Article
    pointed = Signal(object)  # FindingPlaces, marked in the text already
    reworked = Signal()  # a guideline's sheet was

    def __init__(self, words: Callable[[], Heading], parent: QObject, *, ours: bool = True) -> None:
        super().__init__(parent)
        self._words = words
        self._ours = ours
        self.verdict: Verdict | None = None
        self.whole = False
        self._marks: VerdictMarks | None = None
        self.title = Label(LabelRole.HEADING, wrap=True)
        self.detail = Label(LabelRole.FAINT, wrap=True)
        self.progress = Label(LabelRole.FAINT, wrap=True)
        self.reading = ReadingView()
        self.text = Prose(paragraph_gap=True)
        self.head, self.body = QWidget(), QWidget()
        self._label = Label(LabelRole.FAINT, wrap=True)
        self._problem = QVBoxLayout()
        self._lay_out()
        self.reading.marked.connect(self.text.mark)
        self.reading.pointed.connect(self._point)
        self.reading.opened.connect(self.opened)
        self.reading.reworked.connect(self.reworked)
        self.text.textChanged.connect(self._show_paper)
        self._show_paper()
        self.progress.hide()
        self.say()

    def _lay_out(self) -> None:
        for part, widgets in ((self.head, (self.title, self.detail)), (self.body, (self.progress, self.reading))):
            column = QVBoxLayout(part)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(8)
            for widget in widgets:
                column.addWidget(widget)
        lay_on(self.body, Surface.SCROLLED)
        below = self.body.layout()
        assert isinstance(below, QVBoxLayout)
        below.addLayout(self._problem)
        paper = self.paper = Card()
        sheet = paper.column(spacing=16)
        sheet.addWidget(self._label)
        sheet.addWidget(self.text)
        below.addWidget(paper)
        below.addStretch()

    def say(self) -> None:
        """All words anew."""
        heading = self._words()
        self.title.setText(heading.title)
        self.detail.tell(heading.detail)
        self._label.setText(label(language(), ours=self._ours))
        name = self.tr("预测的文书（{column}）") if self._ours else self.tr("核对的文书（{column}）")
        self.text.setAccessibleName(name.format(column=heading.title))
        if self.verdict is not None:
            self.reading.show_verdict(self.verdict, self._marks)

    def add_problem(self, widget: QWidget) -> None:
        """Above the text, as far as it came."""
        self._problem.addWidget(widget)

    def show_verdict(self, verdict: Verdict, *, whole: bool) -> None:
        """The text, as far as it goes; its card comes with the marks."""
        if self.text.text().rstrip() != verdict.text:  # the spans of the reading are offsets in verdict.text
            self.text.show_text(verdict.text)
        self.verdict, self.whole, self._marks = verdict, whole, None

    def mark(self, marks: VerdictMarks) -> None:
        """Builds the card anew where it has to be marked otherwise than before."""
        if self.verdict is not None and marks != self._marks:
            self._marks = marks
            self.reading.show_verdict(self.verdict, marks)

    def _show_paper(self) -> None:
        """No empty sheet where nothing is written."""
        self.paper.setVisible(bool(self.text.text()))

    def _point(self, places: FindingPlaces) -> None:
        self.text.mark(places.text)
        self.pointed.emit(places)
