"""What all cases of a batch came to: terms, charges, findings, and how far the samples agree."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.batch.distribution import BINS, Distribution
from desktop.controls.card import Card
from desktop.controls.label import Label, LabelRole
from desktop.controls.scrolling import Scrolling
from desktop.pages.batch.bars import Bar, Bars
from desktop.pages.batch.batch_words import kind_words
from desktop.wording.charge_words import charge_words
from desktop.wording.sentence_words import term_words
from desktop.wording.share_words import share_words

MOST_CHARGES = 15


class DistributionView(Scrolling):
    """Counts of cases, each by the sample that stands for it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: Distribution | None = None
        self.terms, self.charges, self.findings, self.agreement = Bars(), Bars(), Bars(), Bars()
        self._charts = (self.terms, self.charges, self.findings, self.agreement)
        self._titles = tuple(Label(LabelRole.HEADING) for _ in self._charts)
        self._notes = tuple(Label(LabelRole.SOFT, wrap=True) for _ in self._charts)
        self._cards = tuple(Card() for _ in self._charts)
        column = QVBoxLayout()
        column.setSpacing(16)
        for card, title, chart, note in zip(self._cards, self._titles, self._charts, self._notes, strict=True):
            inner = card.column(spacing=12)
            for part in (title, chart, note):
                inner.addWidget(part)
            column.addWidget(card)
        column.addStretch()
        column.setContentsMargins(0, 0, 0, 0)
        self.show_column(column, around=(0, 0, 0, 24))
        self.retranslate()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("分布"))
        titles = (self.tr("刑期"), self.tr("罪名"), self.tr("核对结果"), self.tr("各份的罪名是否一致"))
        for label, words in zip(self._titles, titles, strict=True):
            label.setText(words)
        if self._shown is not None:
            self.show_distribution(self._shown)

    def show_distribution(self, found: Distribution) -> None:
        """Another one, or the same with more cases."""
        self._shown = found
        titles = [label.text() for label in self._titles]
        self.terms.show_bars(titles[0], self._terms(found), found.cases)
        self._notes[0].tell(self._term_note(found))
        more = len(found.charges) - MOST_CHARGES
        bars = [Bar(charge_words(name), count) for name, count in found.charges[:MOST_CHARGES]]
        self.charges.show_bars(titles[1], bars, found.cases)
        self._notes[1].tell(self.tr("另有 {count} 个罪名。").format(count=more) if more > 0 else "")
        self.findings.show_bars(titles[2], self._findings(found), found.cases)
        self._notes[2].tell("")
        self._cards[3].setVisible(bool(found.agreement))
        self.agreement.show_bars(titles[3], self._agreement(found), sum(found.agreement))
        self._notes[3].tell(
            ""
            if found.agreeing is None
            else self.tr("平均 {share} 的份数认定同样的罪名。").format(share=share_words(found.agreeing))
        )

    def _terms(self, found: Distribution) -> list[Bar]:
        bars = []
        for low, high, count in zip(BINS, BINS[1:], found.terms, strict=False):
            if high == BINS[-1]:
                name = self.tr("{low}以上").format(low=term_words(low))
            elif low == 0:
                name = self.tr("不满{high}").format(high=term_words(high))
            else:
                name = self.tr("{low}至不满{high}").format(low=term_words(low), high=term_words(high))
            bars.append(Bar(name, count))
        return [*bars, *(Bar(kind_words(kind), count, "second") for kind, count in found.kinds)]

    def _term_note(self, found: Distribution) -> str:
        if found.median is None:
            return ""
        return self.tr("有刑期的 {count} 案：中位数 {median:g} 个月，最短 {least}，最长 {most}。").format(
            count=f"{sum(found.terms):,}", median=found.median, least=found.least, most=found.most
        )

    def _findings(self, found: Distribution) -> list[Bar]:
        errors, warnings, neither = found.findings
        return [
            Bar(self.tr("有与法律不符之处"), errors, "error"),
            Bar(self.tr("有需要注意之处"), warnings, "second"),
            Bar(self.tr("都没有"), neither),
        ]

    def _agreement(self, found: Distribution) -> list[Bar]:
        bars = []
        for tenth, count in enumerate(found.agreement):
            if count or tenth >= 5:
                name = self.tr("全部一致") if tenth == 10 else f"{tenth * 10}—{tenth * 10 + 9} %"
                bars.append(Bar(name, count))
        return bars[::-1]
