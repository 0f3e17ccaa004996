"""What was read out of the judgment: a card for each defendant, findings about the whole, and what the facts lack."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from desktop.cards.differing import differing
from desktop.controls.card import FLAT, Card
from desktop.controls.emptied import empty
from desktop.controls.label import Label, LabelRole, LineLabel
from desktop.wording.message_words import message_words
from resources.messages.message import message

if TYPE_CHECKING:
    from desktop.cards.defendant_card import DefendantCard
    from desktop.cards.guideline_sheets import GuidelineSheets
    from desktop.cards.similar_place import SimilarPlace
    from desktop.judging.finding_places import FindingPlaces
    from desktop.judging.verdict import Verdict
    from desktop.judging.verdict_differences import VerdictMarks
    from desktop.similar.kept import KeptSimilar
    from trainer.judgment.missing_facts import MissingFact
    from trainer.judgment.types import Article, Finding, Order


class ReadingView(QWidget):
    """Empty until a verdict is shown; only then is imported what cards are made of."""

    reworked = Signal()  # a sheet was
    marked = Signal(object)  # tuple[Span, ...]
    pointed = Signal(object)  # FindingPlaces
    opened = Signal(object)  # Article
    similar_wanted = Signal(int)  # the defendant whose similar cases are to be listed

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards: list[DefendantCard] = []
        self.sheets: list[GuidelineSheets] = []
        self.similar: list[SimilarPlace] = []
        self._shown: Verdict | None = None
        self._marks: VerdictMarks | None = None
        self._similar: KeptSimilar | None = None
        self._opens = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(16)

    def clear(self) -> None:
        """Takes all cards away."""
        self.cards = []
        self.sheets = []
        self.similar = []
        self._shown = self._marks = None
        empty(self._column)

    def show_verdict(self, verdict: Verdict, marks: VerdictMarks | None = None) -> None:
        """Builds the cards. Of a verdict that is shown again, in another language or with other marks, the sheets stay
        as they stood. ``marks``: what the verdict beside does not have so."""
        from desktop.judging.finding_places import places_of
        from desktop.judging.verdict_differences import VerdictMarks

        stood = self.sheets if verdict is self._shown else []
        similar = self._similar if verdict is self._shown else None
        self.clear()
        self._shown, self._marks = verdict, marks or VerdictMarks()
        places = partial(places_of, verdict=verdict)
        judgment = verdict.judgment
        own = {article.number for defendant in judgment.defendants for c in defendant.charges for article in c.articles}
        shared = tuple(article for article in judgment.articles if article.number not in own)
        single = len(judgment.defendants) == 1
        for index in range(len(judgment.defendants)):
            self._add_card(verdict, index, shared if single else (), places)
            sheets = self._add_sheets(verdict, index)
            self._add_similar(verdict, index, sheets)
        self.work_on(stood)
        self.show_similar(similar, opens=self._opens)
        for name in self._marks.absent:
            missing = self.tr("（没有{name}）").format(name=name or self.tr("被告人"))
            self._column.addWidget(differing(LineLabel(text=missing), True), 0, Qt.AlignmentFlag.AlignLeft)
        for note in self._notes(verdict):
            self._column.addWidget(self._note(note))
        whole = () if single else tuple(finding for finding in verdict.findings if finding.defendant is None)
        if not single and (shared or whole or judgment.orders):
            self._column.addWidget(self._about_all(shared, whole, judgment.orders, places))
        if verdict.missing:
            self._column.addWidget(self._missing(verdict.missing))

    def _add_card(
        self, verdict: Verdict, index: int, shared: tuple[Article, ...], places: Callable[[Finding], FindingPlaces]
    ) -> None:
        from desktop.cards.defendant_card import DefendantCard
        from desktop.judging.finding_places import places_of_band

        assert self._marks is not None
        defendants = verdict.judgment.defendants
        findings = tuple(
            finding
            for finding in verdict.findings
            if finding.defendant == index or (len(defendants) == 1 and finding.defendant is None)
        )
        bands = {
            band.at.charge: (band, places_of_band(band, verdict))
            for band in verdict.bands
            if band.at.defendant == index
        }
        own = self._marks.of(index)
        marks = replace(own, articles=own.articles | self._marks.articles)
        card = DefendantCard(
            defendants[index], shared, findings, places, bands, verdict.case.act_date, marks, self._marks.findings
        )
        card.marked.connect(self.marked)
        card.pointed.connect(self.pointed)
        card.opened.connect(self.opened)
        self.cards.append(card)
        self._column.addWidget(card)

    def _notes(self, verdict: Verdict) -> Iterator[str]:
        """What is to be said of the text as a whole."""
        if not verdict.judgment.defendants:
            broken_off = verdict.model is not None and verdict.finished is None
            yield (
                self.tr("文书没有写完，还没有写到被告人与刑罚。")
                if broken_off
                else self.tr("没有从文书中读到被告人与刑罚。请看原文，或换一个模型再试。")
            )
        reason = verdict.finished.reason if verdict.finished is not None else ""
        if reason == "length":
            yield self.tr("文书写到了长度上限，可能没有写完。可以在设置中调大“最长判决”后再预测。")
        if reason == "repeats":
            yield message_words(message("engines.repeats"))

    def work_on(self, stood: Sequence[GuidelineSheets]) -> None:
        """The sheets stand as those of the same verdict did where it was shown before."""
        for now, before in zip(self.sheets, stood, strict=False):
            now.go_on(before)

    def worked(self) -> tuple[dict[str, Any], ...]:
        """The guideline's sheets as they are worked now, as JSON has them."""
        from trainer.guideline.as_json import sheet_json

        return tuple(sheet_json(each.sheet) for sheets in self.sheets for each in sheets.sheets)

    def rework(self, kept: Sequence[Mapping[str, Any]]) -> None:
        """The sheets stand as ``worked`` told of them once."""
        if not kept:
            return
        from trainer.guideline.worked_before import worked_before

        for sheets in self.sheets:
            sheets.take(worked_before([each.sheet for each in sheets.sheets], kept))

    def show_similar(self, kept: KeptSimilar | None, *, opens: bool = False) -> None:
        """What real courts did in similar cases, below each defendant. ``opens``: their list can be opened here."""
        self._similar, self._opens = kept, opens
        for place in self.similar:
            place.show_similar(kept, opens=opens)

    def _add_similar(self, verdict: Verdict, index: int, sheets: GuidelineSheets | None) -> None:
        from desktop.cards.similar_place import SimilarPlace

        place = SimilarPlace(index, verdict.judgment.defendants[index], sheets)
        place.list_wanted.connect(self.similar_wanted)
        self.similar.append(place)
        self._column.addWidget(place)

    def _add_sheets(self, verdict: Verdict, index: int) -> GuidelineSheets | None:
        """The guideline's arithmetic below the card of a defendant."""
        from desktop.cards.guideline_sheets import GuidelineSheets

        own = [sheet for sheet in verdict.sheets if sheet.at.defendant == index]
        if not own:
            return None
        sheets = GuidelineSheets(own, len(verdict.judgment.defendants[index].charges))
        sheets.opened.connect(self.opened)
        sheets.reworked.connect(self.reworked)
        self.sheets.append(sheets)
        self._column.addWidget(sheets)
        return sheets

    def _missing(self, missing: tuple[MissingFact, ...]) -> Card:
        """What would make the prediction firmer: the fact, why it matters, and under which article."""
        from desktop.cards.chips import article_chip

        card = Card()
        column = card.column(padding=(24, 16, 24, 20))
        column.addWidget(Label(LabelRole.HEADING, wrap=True, text=self.tr("事实中没有写明")))
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 2)
        for row, fact in enumerate(missing):
            name, why = Label(wrap=True), Label(LabelRole.SOFT, wrap=True)
            name.setText(message_words(fact.name))
            why.setText(message_words(fact.why))
            grid.addWidget(name, row, 0)
            grid.addWidget(why, row, 1)
            grid.addWidget(article_chip(fact.article, self.opened.emit), row, 2, Qt.AlignmentFlag.AlignRight)
        column.addLayout(grid)
        return card

    def _about_all(
        self,
        shared: tuple[Article, ...],
        whole: tuple[Finding, ...],
        orders: tuple[Order, ...],
        places: Callable[[Finding], FindingPlaces],
    ) -> Card:
        from desktop.cards.chips import article_chips
        from desktop.cards.defendant_penalties import orders_line
        from desktop.cards.finding_view import FindingCalls, FindingView

        assert self._marks is not None
        marks = self._marks
        card = Card()
        column = card.column(padding=FLAT)
        column.addWidget(Label(LabelRole.HEADING, wrap=True, text=self.tr("关于整份判决")))
        if shared:
            column.addWidget(article_chips(shared, self.opened.emit, marks.articles))
        if orders:
            column.addWidget(orders_line(orders))
        calls = FindingCalls(self.opened.emit, self.pointed.emit, places, marks.findings)
        for finding in whole:
            column.addWidget(FindingView(finding, calls))
        return card

    @staticmethod
    def _note(message: str) -> Card:
        card = Card()
        card.column(padding=FLAT).addWidget(Label(LabelRole.SOFT, wrap=True, text=message))
        return card
