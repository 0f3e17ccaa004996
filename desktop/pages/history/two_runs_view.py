"""Two runs side by side, with what is not the same marked in both: what they were made from, cards and texts."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QLayout, QWidget

from desktop.cards.column_view import Heading
from desktop.cards.columns_view import ColumnsView
from desktop.controls.label import Label, LabelRole
from desktop.history.input_differences import input_differences
from desktop.judging.finding_places import FindingPlaces
from desktop.judging.text_difference import text_differences
from desktop.judging.verdict import Verdict
from desktop.pages.history.day_words import moment_words
from desktop.pages.history.given_view import GivenView
from desktop.pages.history.item_words import state_words, title_words
from desktop.pages.history.read_run import ReadRun

Pair = tuple[ReadRun, ReadRun]


class TwoRunsView(ColumnsView):
    """Built anew where one of the two has changed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shown: Pair | None = None
        self.given: list[GivenView] = []
        self.pointed.connect(self._point)

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("两次判决的对照"))
        if self.columns:
            self._build()

    def show_runs(self, pair: Pair) -> None:
        """The first is the one that the other is held against."""
        if pair != self.shown:
            self.shown = pair
            self._build()

    def _build(self) -> None:
        pair = self.shown
        assert pair is not None
        self.show_columns(
            [partial(_heading, read) for read in pair], [read.run.input.model is not None for read in pair]
        )
        inputs = input_differences(pair[0].run, pair[1].run)
        self.given = [GivenView(read.run, marks, compared=True) for read, marks in zip(pair, inputs, strict=True)]
        for column, given, read in zip(self.columns, self.given, pair, strict=True):
            head = column.head.layout()
            assert isinstance(head, QLayout)
            head.addWidget(given)
            if read.verdict is None:
                column.add_problem(Label(LabelRole.SOFT, wrap=True, text=state_words(read.run.summary)))
                column.text.show_text(read.run.text)
        for place, read in enumerate(pair):
            if read.verdict is not None:
                self.show_verdict(place, read.verdict)
        for column, read in zip(self.columns, pair, strict=True):
            column.reading.rework(read.run.sheets)
        one, other = self.columns
        for column, places in zip(self.columns, text_differences(one.text.text(), other.text.text()), strict=True):
            column.text.mark(places)

    def _point(self, places: FindingPlaces, verdict: Verdict) -> None:
        for given, column in zip(self.given, self.columns, strict=True):
            if column.verdict is verdict:
                given.point(places.facts)


def _heading(read: ReadRun) -> Heading:
    run = read.run.summary
    return Heading(moment_words(run.at), title_words(run))
