"""The parts of a worked sheet: its lines, which a lawyer may change, and the layers that are computed out of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction
from typing import Literal

from resources.law.article import Article
from resources.law.guideline import Bounds
from resources.messages.message import Message

Unit = Literal["months", "percent"]
Origin = Literal["rule", "judgment", "facts", "offered"]


class Stage(StrEnum):
    """The steps of the arithmetic, in their order (法发〔2021〕21号, part two)."""

    START = "start"
    INCREMENTS = "increments"
    FIRST = "first"
    SECOND = "second"
    COURT = "court"
    STATUTE = "statute"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a figure comes from: a document with its part, articles, or both."""

    document: str = ""
    item: str = ""
    articles: tuple[Article, ...] = ()

    @property
    def cited(self) -> str:
        """The document as it is cited, 法发〔2021〕21号 三(六); empty where articles stand alone."""
        return f"{self.document} {self.item}".strip()


@dataclass(frozen=True, slots=True)
class Line:
    """One figure of the sheet: ``low`` to ``high``, both within ``bounds``, counted while it is ``on``.

    ``unit`` months are added, percentages change what stands there before. ``count``: so many units of an increment,
    for each of which the months are added; None where it is no such line. ``asked``: no rule gives the figure, and
    nobody has filled it in yet. ``chosen``: figures that were chosen, which come back where bounds that had grown
    narrower grow wide again; None where they are simply all that the bounds allow. ``counts``: False where the line is
    shown beside an arithmetic that has no place for it. ``origin``: what the line is on for.
    """

    key: str
    stage: Stage
    name: Message
    unit: Unit
    bounds: Bounds
    low: int
    high: int
    on: bool = True
    source: Source = Source()
    origin: Origin = "rule"
    count: int | None = None
    asked: bool = False
    chosen: Bounds | None = None
    counts: bool = True
    note: Message | None = None

    def within(self, bounds: Bounds) -> Line:
        """The same under other bounds: what was chosen is kept as far as they allow, else it is all of them."""
        low, high = self.chosen or ((0, 0) if self.asked else bounds)
        return replace(self, bounds=bounds, low=_clamped(low, bounds), high=_clamped(high, bounds))

    def changed(self, on: bool | None, low: int | None, high: int | None, count: int | None) -> Line:
        """With what is given in place of what stands there: within the bounds, the least not above the most."""
        least = _clamped(self.low if low is None else low, self.bounds)
        most = _clamped(self.high if high is None else high, self.bounds)
        if least > most:  # the one that was set pushes the other along
            least, most = (least, least) if high is None else (most, most)
        figures = low is not None or high is not None
        return replace(
            self,
            on=self.on if on is None else on,
            low=least,
            high=most,
            count=self.count if count is None or self.count is None else max(0, count),
            asked=self.asked and not figures and count is None,
            chosen=(least, most) if figures else self.chosen,
        )

    @property
    def months(self) -> tuple[Fraction, Fraction]:
        """What a line of months adds."""
        units = 1 if self.count is None else self.count
        return Fraction(self.low * units), Fraction(self.high * units)


@dataclass(frozen=True, slots=True)
class Layer:
    """What stands there after a step: months, least and most, not rounded. ``lines`` are those of the step."""

    stage: Stage
    lines: tuple[Line, ...]
    low: Fraction
    high: Fraction


def _clamped(value: int, bounds: Bounds) -> int:
    return min(max(value, bounds[0]), bounds[1])
