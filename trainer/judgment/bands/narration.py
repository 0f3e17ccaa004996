"""What is told of the acts, without evidence and views: what a case is measured by."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from trainer.judgment.bands.amounts import Amount, amount_of
from trainer.judgment.bands.unwrapped import Unwrapped
from trainer.judgment.compact import Compact
from trainer.judgment.measures.bodies import read_injuries
from trainer.judgment.measures.drugs import read_drugs
from trainer.judgment.measures.money import read_money
from trainer.judgment.measures.types import DrugWeight, Injury, Money, MoneyRole
from trainer.judgment.sections import find_sections
from trainer.judgment.types import Span

if TYPE_CHECKING:
    from trainer.judgment.checks.case import CheckedCase

_EVIDENCE = ("上述事实，有", "上述事实有", "以上事实，有", "以上事实有", "上述事实，被告人", "认定上述事实的证据")
_SHORTEST = 10  # characters of a narration before its evidence
_LONGEST = 50_000  # characters; the longest narration of 1,083 real judgments has 3,662
_AROUND = 12  # characters on either side by which a passage is found again


class Narration:
    """The acts of a case as they are told; each measure is read when first asked for."""

    def __init__(self, case: CheckedCase) -> None:
        self._names = [defendant.name for defendant in case.judgment.defendants]
        self._whole = case.facts.text if case.facts else ""
        self._given = case.narrated
        self._of_judgment = case.facts is not None and case.facts.whole
        self._amounts: dict[tuple[tuple[MoneyRole, ...], int], Amount | None] = {}

    @cached_property
    def text(self) -> str:
        """The facts that were given, else what a whole judgment found, else all it reports: its first part, where it
        is longer than any facts are."""
        return self._unwrapped.text

    @cached_property
    def _told(self) -> str:
        return self._narrated()[:_LONGEST]

    @cached_property
    def _unwrapped(self) -> Unwrapped:
        return Unwrapped(self._told)

    def _narrated(self) -> str:
        if self._given or not self._of_judgment:
            return _without_evidence(self._given or self._whole)
        compact = Compact(self._whole + "\n本院认为")
        places = find_sections(compact).facts
        return "\n".join(compact.original(*place) for place in places) or self._whole

    @cached_property
    def money(self) -> tuple[Money, ...]:
        return read_money(self.text, self._names)

    def amount(self, roles: tuple[MoneyRole, ...], who: int) -> Amount | None:
        """How much money of some roles a defendant has to answer for; worked out once, as several rules ask."""
        if (roles, who) not in self._amounts:
            self._amounts[roles, who] = amount_of(self.money, roles, who)
        return self._amounts[roles, who]

    @cached_property
    def drugs(self) -> tuple[DrugWeight, ...]:
        return read_drugs(self.text)

    @cached_property
    def injuries(self) -> tuple[Injury, ...]:
        return read_injuries(self.text, self._names)

    def place(self, span: Span | None) -> Span | None:
        """A place in the narration as one in the facts of the case; None where it is not found again."""
        if span is None:
            return None
        span = self._unwrapped.span(span)
        if self._told == self._whole:
            return span
        begin = max(0, span.start - _AROUND)
        passage = self._told[begin : span.end + _AROUND]
        at = self._whole.find(passage)
        if at < 0:
            return None
        start = at + span.start - begin
        return Span(start, start + span.end - span.start)


def _without_evidence(text: str) -> str:
    """The text up to 上述事实，有…证实: the evidence tells everything a second time."""
    places = [place for words in _EVIDENCE if (place := text.find(words, _SHORTEST)) >= 0]
    return text[: min(places)] if places else text


@dataclass(frozen=True, slots=True)
class Told:
    """Words of the narration that open a tier, and their place there."""

    words: str
    span: Span


_NO = ("未", "没有", "不构成", "非", "无", "不属", "不属于", "不是")


def first_told(text: str, words: tuple[str, ...]) -> Told | None:
    """The first of some words that the text has and does not deny."""
    for word in words:
        at = text.find(word)
        while at >= 0:
            if not any(text.endswith(no, 0, at) for no in _NO):
                return Told(word, Span(at, at + len(word)))
            at = text.find(word, at + len(word))
    return None
