"""Several answers to one case: how far they agree, their spread, and each of them to be opened."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.cards.defendant_head import total_words
from desktop.cards.spread_view import SpreadView
from desktop.controls.button import Button, ButtonRole
from desktop.controls.card import FLAT, Card
from desktop.controls.emptied import empty
from desktop.controls.flow_layout import FlowLayout
from desktop.controls.hairline import Hairline
from desktop.controls.label import Label, LabelRole

if TYPE_CHECKING:
    from desktop.judging.sampling import Samples
    from desktop.judging.verdict import Verdict
    from trainer.guideline.sheet import Sheet


@dataclass(frozen=True, slots=True)
class ListedSample:
    """One of them. ``verdict`` is None while it is not read; ``counted``: it is whole, so that it counts."""

    number: int  # from 0
    verdict: Verdict | None
    seed: int | None
    counted: bool


class SamplesCard(Card):
    """``wanted`` asks for one of the answers to be shown, ``opened`` for an article."""

    wanted = Signal(int)
    opened = Signal(object)  # Article

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: dict[int, Button] = {}
        self._shown: tuple[Sequence[ListedSample], Samples | None, int] | None = None
        self._column = self.column(spacing=12, padding=FLAT)

    def retranslate(self) -> None:
        if self._shown is not None:
            self.show_samples(*self._shown)

    def show_samples(self, listed: Sequence[ListedSample], samples: Samples | None, shown: int) -> None:
        """``samples`` are those that count, None while there are none; ``shown`` is the number of the one in sight."""
        self._shown = (listed, samples, shown)
        empty(self._column)
        self.buttons = {}
        counted = [each.number for each in listed if each.counted]
        middle = counted[samples.typical_at] if samples is not None else None
        if samples is not None:
            in_sight = next((each.verdict for each in listed if each.number == shown), None)
            self._column.addWidget(self._spreads(samples, counted.index(shown) if shown in counted else None, in_sight))
            self._column.addWidget(Hairline())
        self._column.addWidget(self._list(listed, shown, middle))

    def _spreads(self, samples: Samples, shown: int | None, in_sight: Verdict | None) -> QWidget:
        typical = samples.typical
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        spreads = samples.spreads(typical)
        if not spreads:
            column.addWidget(Label(LabelRole.SOFT, wrap=True, text=self.tr("没有一份读到被告人与刑罚。")))
        for number, spread in enumerate(spreads):
            months = spread.months[shown] if shown is not None and in_sight is not None else None
            view = SpreadView(spread, _sheet_of(typical, number), months, named=len(spreads) > 1)
            view.opened.connect(self.opened)
            column.addWidget(view)
        return made

    def _list(self, listed: Sequence[ListedSample], shown: int, middle: int | None) -> QWidget:
        made = QWidget()
        flow = FlowLayout(made, gap=6)
        for each in listed:
            button = Button(ButtonRole.CHIP)
            words = self._words(each, shown, middle)
            button.say(words, hint=self.tr("打开这一份"))
            button.setCheckable(True)
            button.setChecked(each.number == shown)
            button.setEnabled(each.verdict is not None)
            button.clicked.connect(lambda _on=False, number=each.number: self.wanted.emit(number))
            flow.addWidget(button)
            self.buttons[each.number] = button
        return made

    def _words(self, each: ListedSample, shown: int, middle: int | None) -> str:
        parts = [self.tr("第 {number} 份").format(number=each.number + 1), self._outcome(each.verdict)]
        if each.seed is not None:
            parts.append(self.tr("种子 {seed}").format(seed=each.seed))
        if each.verdict is not None and not each.counted:
            parts.append(self.tr("没有写完，不计"))
        if each.number == middle:
            parts.append(self.tr("居中"))
        if each.number == shown:
            parts.append(self.tr("正在看"))
        return "  ·  ".join(parts)

    def _outcome(self, verdict: Verdict | None) -> str:
        if verdict is None:
            return self.tr("还没有写完")
        defendants = verdict.judgment.defendants
        if not defendants:
            return self.tr("未读到刑罚")
        if len(defendants) == 1:
            return total_words(defendants[0])
        return self.tr("；").join(f"{defendant.name} {total_words(defendant)}" for defendant in defendants)


def _sheet_of(verdict: Verdict, defendant: int) -> Sheet | None:
    """The sheet of a defendant with one charge: of several none stands for the whole."""
    own = [sheet for sheet in verdict.sheets if sheet.at.defendant == defendant]
    return own[0] if len(own) == 1 and len(verdict.judgment.defendants[defendant].charges) == 1 else None
