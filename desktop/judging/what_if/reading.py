"""The facts as they are read before and after a change, and whether nothing else has changed in them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from trainer.judgment.compact import compacted
from trainer.judgment.facts.owners import Owners
from trainer.judgment.facts.reader import read_facts
from trainer.judgment.facts.sign_cues import Sign
from trainer.judgment.facts.told_signs import ToldSign, told_signs
from trainer.judgment.facts.types import StatedDefendant, StatedFacts
from trainer.judgment.measures.reader import read_measures
from trainer.judgment.measures.types import Money, MoneyRole
from trainer.judgment.types import Span

_REPAID = re.compile(r"(?:退[赔赃缴还出交]|上缴|归还|返还|赔偿)[^，。；]*\Z")
_NEAR = 30


@dataclass(frozen=True)
class Reading:
    """``names``: the defendants, whom the facts may not call so any more."""

    text: str
    names: tuple[str, ...] = ()

    @cached_property
    def facts(self) -> StatedFacts:
        return read_facts(self.text, self.names)

    @cached_property
    def signs(self) -> tuple[ToldSign, ...]:
        return told_signs(self.facts)

    def position(self, name: str) -> int | None:
        """Of the defendant of that name; of "", the only one."""
        defendants = self.facts.defendants
        if not name and len(defendants) == 1:
            return 0
        return next((number for number, each in enumerate(defendants) if each.name == name), None)

    def is_of(self, span: Span, position: int | None) -> bool:
        """Whether that place speaks of this defendant; of any, where it is None."""
        defendants = self.facts.defendants
        if position is None or len(defendants) < 2:
            return True
        compact = compacted(self.text)
        owners = Owners(compact.chars, [each.name for each in defendants])
        return position in owners.of(compact.place(span.start))

    def places(self, signs: Iterable[Sign], position: int | None) -> tuple[Span, ...]:
        """Where these signs stand of that defendant; without one, wherever they stand."""
        wanted = frozenset(signs)
        return tuple(
            each.span for each in self.signs if each.sign in wanted and (position is None or position in each.owners)
        )


def same_otherwise(before: Reading, after: Reading, position: int | None, touched: frozenset[str]) -> bool:
    """Whether the facts tell the same but for the defendant at ``position``: of him the circumstances ``touched``, his
    attitude and how he was caught may differ. What was paid back may differ too."""
    old, new = before.facts.defendants, after.facts.defendants
    if [each.name for each in old] != [each.name for each in new]:
        return False
    for number, (one, other) in enumerate(zip(old, new, strict=True)):
        mine = number == position
        if _told(one, touched if mine else frozenset(), mine=mine) != _told(
            other, touched if mine else frozenset(), mine=mine
        ):
            return False
    return _acts(before) == _acts(after)


def _told(defendant: StatedDefendant, touched: frozenset[str], *, mine: bool) -> object:
    return (
        (defendant.birth, defendant.age, defendant.sex, defendant.is_unit),
        [] if "recidivist" in touched else [(each.charges, each.sentence, each.ended) for each in defendant.records],
        {each.id for each in defendant.circumstances} - touched,
        {each.id for each in defendant.questions} - touched,
        None if mine else (defendant.attitude, defendant.caught is not None, defendant.on_spot),
    )


def _acts(reading: Reading) -> object:
    defendants = reading.facts.defendants
    measures = read_measures(reading.text, [each.name for each in defendants])
    records = [record.span for each in defendants for record in each.records]
    days: Sequence[object] = sorted({each.days for each in reading.facts.act_days})
    return (
        days,
        [each.name for each in reading.facts.charges],
        [each.yuan for each in measures.money if not _is_repaid(reading.text, each) and not _is_in(each.span, records)],
        [(each.kind, each.grams) for each in measures.drugs],
        [(each.grade, each.persons) for each in measures.injuries],
        [each.mg for each in measures.alcohol],
    )


def _is_repaid(text: str, money: Money) -> bool:
    """退缴违法所得4500元 is a gain by its words, and paid back."""
    return (
        money.role is MoneyRole.REPAID
        or _REPAID.search(text, max(money.span.start - _NEAR, 0), money.span.start) is not None
    )


def _is_in(span: Span, places: Sequence[Span]) -> bool:
    return any(place.start <= span.start < place.end for place in places)
