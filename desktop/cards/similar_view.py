"""Similar cases of one defendant: the span of their terms, on one axis with what the law, the guideline and the
judgment say; probation and fines likewise."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from desktop.cards.term_track import Scale, TermTrack, TrackKind
from desktop.controls.button import Button, ButtonRole
from desktop.controls.card import FLAT, Card
from desktop.controls.emptied import empty
from desktop.controls.label import Label, LabelRole
from desktop.similar.figures import Fines, fines_of, origins_of, terms_of
from desktop.similar.kept import KeptSimilar, SimilarCases
from desktop.similar.told import (
    BETWEEN,
    fines_told,
    from_told,
    head_told,
    origins_told,
    own_months,
    place_told,
    probation_told,
    share_told,
)
from desktop.wording.language import language
from desktop.wording.message_words import message_words
from trainer.guideline.statute import band_of

if TYPE_CHECKING:
    from trainer.guideline.sheet import Sheet
    from trainer.judgment.types import Defendant

translate = QCoreApplication.translate
_THOUSAND, _TEN_THOUSAND = 1_000, 10_000
_WIDE = 8  # units of the smaller kind from which the axis of money goes in the larger


@dataclass(frozen=True, slots=True)
class _Row:
    label: str
    kind: TrackKind
    values: tuple[float, ...]
    words: str
    span: tuple[float, float, float] | None = None


class SimilarView(Card):
    """``list_wanted`` asks for the cases themselves. ``named``: his name stands above, as there are several
    defendants; ``opens``: whether the list can be opened here."""

    list_wanted = Signal()

    def __init__(
        self,
        cases: SimilarCases,
        kept: KeptSimilar,
        defendant: Defendant,
        sheet: Sheet | None,
        *,
        opens: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.cases, self.kept, self.defendant = cases, kept, defendant
        self._column = self.column(spacing=8, padding=FLAT)
        self.head = Label(LabelRole.HEADING, wrap=True)
        self.open_list = Button(ButtonRole.QUIET, "chevron-right")
        self.open_list.clicked.connect(self.list_wanted)
        row = QHBoxLayout()
        row.addWidget(self.head, 1)
        row.addWidget(self.open_list)
        self._column.addLayout(row)
        self.open_list.setVisible(opens and bool(cases.neighbours))
        self._axis_place = QGridLayout()
        self._say_head()
        self._column.addLayout(self._axis_place)
        self.show_sheet(sheet)
        self._say_below()

    def show_sheet(self, sheet: Sheet | None) -> None:
        """The guideline's sheet was worked on: its range is drawn anew."""
        empty(self._axis_place)
        if self.cases.span is not None:
            self._axis_place.addWidget(_axis(tuple(_term_rows(self.cases, self.defendant, sheet))), 0, 0)

    def _say_head(self) -> None:
        spoken = language()
        where = place_told(self.cases, self.defendant, spoken)
        self.head.setText(head_told(self.cases, spoken))
        count = len(self.cases.neighbours)
        self.open_list.say(
            translate("SimilarView", "看这 {count} 案").format(count=count),
            hint=translate("SimilarView", "逐案看相似之处、刑罚和原文"),
        )
        why_not = message_words(self.cases.why_not) if self.cases.why_not is not None else ""
        for words in filter(None, (why_not, where)):
            self._column.addWidget(Label(LabelRole.SOFT, wrap=True, text=words))
        self.setAccessibleName("  ".join(filter(None, (self.head.text(), why_not, where))))

    def _say_below(self) -> None:
        """Only beside a span: of too few or too unlike cases no share is told either."""
        cases, spoken = self.cases, language()
        if (span := cases.span) is None:
            return
        if words := probation_told(cases, self.defendant, spoken):
            self._column.addWidget(Label(LabelRole.SOFT, wrap=True, text=words))
        if (fines := fines_of(cases.neighbours)) is not None:
            self._column.addWidget(Label(LabelRole.SOFT, wrap=True, text=fines_told(cases, spoken)))
            self._column.addWidget(_money_axis(fines, self.defendant.total_fine_yuan))
        origins = BETWEEN.join(
            filter(None, (origins_told(origins_of(cases.neighbours), spoken), from_told(self.kept, spoken)))
        )
        about = f"{origins}\n{share_told(span, spoken)}"
        self._column.addWidget(Label(LabelRole.FAINT, wrap=True, text=about))


def _term_rows(cases: SimilarCases, defendant: Defendant, sheet: Sheet | None) -> Iterator[_Row]:
    """What is not known is not drawn."""
    form = translate("SpreadView", "{least:g} 至 {most:g} 个月")
    band = band_of(sheet.range) if sheet is not None and sheet.range is not None else None
    if band is not None:
        ends = tuple(map(float, band))
        yield _Row(translate("SpreadView", "法定幅度"), TrackKind.SPAN, ends, form.format(least=ends[0], most=ends[1]))
    if sheet is not None and sheet.months is not None:
        ends = tuple(map(float, sheet.months))
        words = form.format(least=ends[0], most=ends[1])
        yield _Row(translate("SpreadView", "量刑指导意见"), TrackKind.BAR, ends, words)
    span = cases.span
    assert span is not None
    yield _Row(
        translate("SimilarView", "相似 {count} 案").format(count=len(cases.neighbours)),
        TrackKind.STRIP,
        terms_of(cases),
        form.format(least=span.p10, most=span.p90),
        (span.p10, span.p50, span.p90),
    )
    if (months := own_months(defendant)) is not None:
        words = translate("SimilarView", "{months:g} 个月").format(months=months)
        yield _Row(translate("SimilarView", "本次"), TrackKind.DOTS, (months,), words)


def _money_axis(fines: Fines, own: int | None) -> QWidget:
    form = translate("SimilarView", "{least:,.0f} 至 {most:,.0f} 元")
    rows = [
        _Row(
            translate("SimilarView", "罚金"),
            TrackKind.STRIP,
            tuple(map(float, fines.values)),
            form.format(least=fines.p10, most=fines.p90),
            (fines.p10, fines.p50, fines.p90),
        )
    ]
    if own:
        words = translate("SimilarView", "{money:,} 元").format(money=own)
        rows.append(_Row(translate("SimilarView", "本次"), TrackKind.DOTS, (float(own),), words))
    return _axis(tuple(rows), money=True)


def _axis(rows: tuple[_Row, ...], *, money: bool = False) -> QWidget:
    values = [value for row in rows for value in (*row.values, *(row.span or ()))]
    if money:
        large = max(values) >= _WIDE * _TEN_THOUSAND
        scale = Scale.around(values, _TEN_THOUSAND if large else _THOUSAND)
        ticks = translate("SimilarView", "{count} 万元") if large else translate("SimilarView", "{count} 千元")
    else:
        scale, ticks = Scale.around(values), translate("SpreadView", "{years} 年")
    made = QWidget()
    grid = QGridLayout(made)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(2)
    grid.setColumnStretch(1, 1)
    for number, row in enumerate(rows):
        grid.addWidget(Label(LabelRole.FAINT, text=row.label), number, 0)
        shown = row.values[0] if row.kind is TrackKind.DOTS else None
        grid.addWidget(TermTrack(row.kind, row.values, scale, shown, span=row.span), number, 1)
        grid.addWidget(Label(LabelRole.FAINT, text=row.words), number, 2)
    grid.addWidget(TermTrack(TrackKind.TICKS, (), scale, words=ticks), len(rows), 1)
    return made
