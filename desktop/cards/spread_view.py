"""How far several answers spread for one defendant: the term on one axis with what the law and the guideline allow."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from desktop.cards.chips import Chips, article_chip
from desktop.cards.term_track import Scale, TermTrack, TrackKind
from desktop.controls.label import Label, LabelRole
from desktop.judging.spread import Spread
from desktop.wording.charge_words import charges_words
from trainer.guideline.statute import band_of

if TYPE_CHECKING:
    from trainer.guideline.sheet import Sheet

translate = QCoreApplication.translate
_Row = tuple[str, TrackKind, tuple[float, ...], str]


class SpreadView(QWidget):
    """``sheet``: the guideline's of his one charge. ``shown``: his term in the answer that is in sight."""

    opened = Signal(object)  # Article

    def __init__(self, spread: Spread, sheet: Sheet | None, shown: int | None, *, named: bool) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        if named:
            column.addWidget(
                Label(LabelRole.HEADING, wrap=True, text=spread.name or translate("DefendantCard", "被告人"))
            )
        column.addWidget(Label(LabelRole.SOFT, wrap=True, text=agreement_words(spread)))
        if spread.known:
            column.addLayout(self._axis(spread, sheet, shown))
        if spread.articles:
            column.addWidget(self._articles(spread))

    def _axis(self, spread: Spread, sheet: Sheet | None, shown: int | None) -> QGridLayout:
        rows = list(_rows(spread, sheet))
        scale = Scale.around([value for _, _, values, _ in rows for value in values])
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(1, 1)
        for number, (label, kind, values, words) in enumerate(rows):
            grid.addWidget(Label(LabelRole.FAINT, text=label), number, 0)
            grid.addWidget(TermTrack(kind, values, scale, shown if kind is TrackKind.DOTS else None), number, 1)
            grid.addWidget(Label(LabelRole.FAINT, text=words), number, 2)
        years = translate("SpreadView", "{years} 年")
        grid.addWidget(TermTrack(TrackKind.TICKS, (), scale, words=years), len(rows), 1)
        return grid

    def _articles(self, spread: Spread) -> Chips:
        """Each article with how many cite it; where all do, without."""
        chips = Chips()
        for article, count in spread.articles:
            chip = article_chip(article, self.opened.emit)
            if count < spread.answers:
                words = translate("SpreadView", "{article}（{count} 份）").format(article=chip.text(), count=count)
                chip.say(words, f"{chip.accessibleName()} {words}")
            chips.add(chip)
        return chips


def agreement_words(spread: Spread) -> str:
    """5 份中 5 份为盗窃罪."""
    form = translate("SpreadView", "{answers} 份中 {agreeing} 份为{charges}")
    charges = charges_words(spread.charges) or translate("DefendantCard", "未读到罪名")
    return form.format(answers=spread.answers, agreeing=spread.agreeing, charges=charges)


def term_span_words(spread: Spread) -> str:
    """12 至 16 个月，居中 14."""
    known = spread.known
    if not known or spread.median is None:
        return translate("SpreadView", "没有读到刑期")
    if known[0] == known[-1]:
        words = translate("SpreadView", "均为 {months} 个月").format(months=known[0])
    else:
        form = translate("SpreadView", "{least} 至 {most} 个月，居中 {median:g}")
        words = form.format(least=known[0], most=known[-1], median=spread.median)
    if len(known) < spread.answers:
        words += translate("SpreadView", "（{count} 份没有刑期）").format(count=spread.answers - len(known))
    return words


def _rows(spread: Spread, sheet: Sheet | None) -> Iterator[_Row]:
    """What is not known is not drawn."""
    form = translate("SpreadView", "{least:g} 至 {most:g} 个月")
    band = band_of(sheet.range) if sheet is not None and sheet.range is not None else None
    if band is not None:
        ends = tuple(map(float, band))
        words = form.format(least=ends[0], most=ends[1])
        yield translate("SpreadView", "法定幅度"), TrackKind.SPAN, ends, words
    if sheet is not None and sheet.months is not None:
        ends = tuple(map(float, sheet.months))
        words = form.format(least=ends[0], most=ends[1])
        yield translate("SpreadView", "量刑指导意见"), TrackKind.BAR, ends, words
    label = translate("SpreadView", "本次 {answers} 份").format(answers=spread.answers)
    yield label, TrackKind.DOTS, tuple(map(float, spread.known)), term_span_words(spread)
