"""From which amount, number or circumstance on each range of a charge opens, with its document and its days."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.controls.card import Card
from desktop.controls.fold import Fold
from desktop.controls.label import Label, LabelRole
from desktop.controls.surface import Surface
from desktop.pages.statutes.selectable import selectable
from desktop.wording.charge_words import charge_words
from desktop.wording.language import language
from resources.law.charges import ChargeRule
from resources.law.thresholds import Kind, Threshold, thresholds_of
from resources.messages.message import message
from resources.messages.standard_words import kind_words, source_words, standard_words
from resources.messages.values import Range
from resources.messages.wording import say, value_words

_BESIDE: tuple[Kind, ...] = ("main", "also", "lowered")  # what moves the range; the rest stands after it
_REST: tuple[Kind, ...] = ("none", "filing", "attempt", "aggravating", "leniency")


class ChargeStandards(QWidget):
    """``said`` is false where nothing is known of the charge. ``named``: its name stands above."""

    def __init__(self, rule: ChargeRule, day: date, *, named: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rule, self._day = rule, day
        rows = thresholds_of(rule.name)
        now = [row for row in rows if row.in_force(day, day)]
        ended = [row for row in rows if row.until is not None and row.until < day]
        self.said = bool(now or ended)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 8, 0, 0)
        self._column.setSpacing(8)
        title = (
            self.tr("{charge}：数额和情节标准").format(charge=charge_words(rule.name))
            if named
            else self.tr("数额和情节标准")
        )
        self._column.addWidget(Label(LabelRole.HEADING, wrap=True, text=title))
        unsure = [row for row in now if row.unsure]
        if unsure:
            self._column.addWidget(self._warning())
        self._add_tiers(self._column, now)
        older = [row for row in ended if any(_same(row, each) for each in unsure)]
        if older:
            self._column.addWidget(Label(LabelRole.SOFT, text=self.tr("此前的标准（已核对）")))
            self._add_tiers(self._column, older)
        rest = [row for row in ended if row not in older]
        if rest:
            self._column.addWidget(self._folded(rest))

    def _add_tiers(self, column: QVBoxLayout, rows: Sequence[Threshold]) -> None:
        for tier in sorted({row.tier for row in rows if row.tier is not None and row.kind in _BESIDE}):
            column.addWidget(selectable(Label(LabelRole.SOFT, wrap=True, text=self._tier_words(tier))))
            for kind in _BESIDE:
                for row in rows:
                    if row.tier == tier and row.kind == kind:
                        column.addWidget(_row(row))
        for kind in _REST:
            of_kind = [row for row in rows if row.kind == kind or (kind == "none" and _untiered(row))]
            if of_kind:
                column.addWidget(Label(LabelRole.SOFT, text=kind_words(kind, language())))
                for row in of_kind:
                    column.addWidget(_row(row, kind_said=True))

    def _tier_words(self, tier: int) -> str:
        version = self._rule.version_on(self._day) or self._rule.versions[0]
        words = self.tr("第 {number} 档").format(number=tier + 1)
        if tier >= len(version.tiers):
            return words
        return f"{words}　{value_words(Range((version.tiers[tier],)), language())}"

    def _folded(self, rows: Sequence[Threshold]) -> Fold:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self._add_tiers(column, rows)
        fold = Fold(content)
        fold.say(self.tr("已失效的标准（{count}）").format(count=len(rows)))
        return fold

    def _warning(self) -> Card:
        card = Card(surface=Surface.WARNING)
        words = self.tr(
            "以下标有“待核”的标准取自未取得全文的文件，或可能已被后来的文件改变：请核对原文，不要直接据以计算。"
        )
        card.column(padding=(12, 8, 12, 8)).addWidget(Label(wrap=True, text=words))
        return card


def _untiered(row: Threshold) -> bool:
    return row.tier is None and row.kind in _BESIDE


def _same(older: Threshold, newer: Threshold) -> bool:
    return (older.tier, older.kind, older.of, older.sub) == (newer.tier, newer.kind, newer.of, newer.sub)


def _row(row: Threshold, *, kind_said: bool = False) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(16, 0, 0, 0)
    column.setSpacing(2)
    words = standard_words(row, language())
    if not kind_said and row.kind != "main":
        words = f"{kind_words(row.kind, language())}　{words}"
    if row.unsure:
        words = f"{say(message('standards.unsure'), language())}　{words}"
    column.addWidget(selectable(Label(wrap=True, text=words)))
    source = source_words(row, language())
    if source:
        column.addWidget(selectable(Label(LabelRole.FAINT, wrap=True, text=source)))
    return holder
