"""What was read out of the judgment: a card for each defendant, findings about the whole, and what the facts lack."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from desktop.controls.card import FLAT, Card
from desktop.controls.emptied import empty
from desktop.controls.label import Label, LabelRole
from desktop.wording.message_words import message_words
from resources.messages.message import message

if TYPE_CHECKING:
    from desktop.cards.defendant_card import DefendantCard
    from desktop.cards.guideline_sheets import GuidelineSheets
    from desktop.judging.finding_places import FindingPlaces
    from desktop.judging.verdict import Verdict
    from trainer.judgment.missing_facts import MissingFact
    from trainer.judgment.types import Article, Finding, Order


class ReadingView(QWidget):
    """Empty until a verdict is shown; only then is imported what cards are made of."""

    marked = Signal(object)  # tuple[Span, ...]
    pointed = Signal(object)  # FindingPlaces
    opened = Signal(object)  # Article

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards: list[DefendantCard] = []
        self.sheets: list[GuidelineSheets] = []
        self._shown: Verdict | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(16)

    def clear(self) -> None:
        """Takes all cards away."""
        self.cards = []
        self.sheets = []
        self._shown = None
        empty(self._column)

    def show_verdict(self, verdict: Verdict) -> None:
        """Builds the cards. Of a verdict that is shown again, in another language, the sheets stay as they stood."""
        from desktop.cards.defendant_card import DefendantCard
        from desktop.judging.finding_places import places_of, places_of_band

        stood = self.sheets if verdict is self._shown else []
        self.clear()
        self._shown = verdict
        places = partial(places_of, verdict=verdict)
        judgment = verdict.judgment
        own = {article.number for defendant in judgment.defendants for c in defendant.charges for article in c.articles}
        shared = tuple(article for article in judgment.articles if article.number not in own)
        single = len(judgment.defendants) == 1
        for index, defendant in enumerate(judgment.defendants):
            findings = tuple(
                finding
                for finding in verdict.findings
                if finding.defendant == index or (single and finding.defendant is None)
            )
            bands = {
                band.at.charge: (band, places_of_band(band, verdict))
                for band in verdict.bands
                if band.at.defendant == index
            }
            card = DefendantCard(defendant, shared if single else (), findings, places, bands, verdict.case.act_date)
            card.marked.connect(self.marked)
            card.pointed.connect(self.pointed)
            card.opened.connect(self.opened)
            self.cards.append(card)
            self._column.addWidget(card)
            self._add_sheets(verdict, index)
        self.work_on(stood)
        if not judgment.defendants:
            self._column.addWidget(self._note(self.tr("没有从文书中读到被告人与刑罚。请看原文，或换一个模型再试。")))
        if verdict.finished is not None and verdict.finished.reason == "length":
            self._column.addWidget(
                self._note(self.tr("文书写到了长度上限，可能没有写完。可以在设置中调大“最长判决”后再预测。"))
            )
        if verdict.finished is not None and verdict.finished.reason == "repeats":
            self._column.addWidget(self._note(message_words(message("engines.repeats"))))
        whole = () if single else tuple(finding for finding in verdict.findings if finding.defendant is None)
        if not single and (shared or whole or judgment.orders):
            self._column.addWidget(self._about_all(shared, whole, judgment.orders, places))
        if verdict.missing:
            self._column.addWidget(self._missing(verdict.missing))

    def work_on(self, stood: Sequence[GuidelineSheets]) -> None:
        """The sheets stand as those of the same verdict did where it was shown before."""
        for now, before in zip(self.sheets, stood, strict=False):
            now.go_on(before)

    def _add_sheets(self, verdict: Verdict, index: int) -> None:
        """The guideline's arithmetic below the card of a defendant."""
        from desktop.cards.guideline_sheets import GuidelineSheets

        own = [sheet for sheet in verdict.sheets if sheet.at.defendant == index]
        if own:
            sheets = GuidelineSheets(own, len(verdict.judgment.defendants[index].charges))
            sheets.opened.connect(self.opened)
            self.sheets.append(sheets)
            self._column.addWidget(sheets)

    def _missing(self, missing: tuple[MissingFact, ...]) -> Card:
        """What would make the prediction firmer: the fact, why it matters, and under which article."""
        from desktop.cards.chips import article_chip

        card = Card()
        column = card.column(padding=(24, 16, 24, 20))
        column.addWidget(Label(LabelRole.HEADING, text=self.tr("事实中没有写明")))
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

        card = Card()
        column = card.column(padding=FLAT)
        column.addWidget(Label(LabelRole.HEADING, text=self.tr("关于整份判决")))
        if shared:
            column.addWidget(article_chips(shared, self.opened.emit))
        if orders:
            column.addWidget(orders_line(orders))
        calls = FindingCalls(self.opened.emit, self.pointed.emit, places)
        for finding in whole:
            column.addWidget(FindingView(finding, calls))
        return card

    @staticmethod
    def _note(message: str) -> Card:
        card = Card()
        card.column(padding=FLAT).addWidget(Label(LabelRole.SOFT, wrap=True, text=message))
        return card
