"""The worked sheet of one charge against one defendant (量刑计算): a document whose every line can be changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from math import ceil, floor

from resources.law.charges import RangeVersion, Tier
from resources.law.guideline import ChargeGuideline, guideline_of
from resources.messages.values import Penalty
from trainer.guideline.basis import Basis
from trainer.guideline.factor_lines import factor_lines, widened
from trainer.guideline.layers import steps
from trainer.guideline.line import Layer, Line, Stage
from trainer.guideline.no_double import absorbing, settled
from trainer.guideline.start_lines import start_lines
from trainer.guideline.statute import Confined, band_of, confined
from trainer.judgment.checks.rules import Place


@dataclass(frozen=True, slots=True)
class Sheet:
    """``charge`` is the name in law. ``open_tiers`` are those that the case leaves open, ``tier`` the one that is
    worked with.

    Without a tier, and where the guideline has nothing for the charge or the range, there are no lines and no result.
    ``minor``: worked as for a minor offence (犯罪较轻). ``sentence`` is the judgment's own.

    Worked out of these: ``within``, the lines that do not count for themselves, each with the one that it is within;
    ``layers``, what stands there after each step; ``statute``, the bounds of the statute on the last one.
    """

    at: Place
    charge: str
    version: RangeVersion
    open_tiers: tuple[int, ...]
    tier: int | None
    basis: Basis
    sentence: Penalty | None = None
    lines: tuple[Line, ...] = ()
    minor: bool = False
    within: Mapping[str, str] = field(init=False, compare=False, repr=False)
    layers: tuple[Layer, ...] = field(init=False, compare=False, repr=False)
    statute: Confined | None = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        """Works the sheet out, once: what is asked of it afterwards is only looked up."""
        worked = tuple(steps(self.lines))
        last = None
        if worked and self.tier is not None:
            last = confined(self.version, self.tier, self.lines, worked[-1].low, worked[-1].high)
        object.__setattr__(self, "within", absorbing(self.lines))
        object.__setattr__(self, "statute", last)
        object.__setattr__(
            self, "layers", worked if last is None else (*worked, Layer(Stage.STATUTE, (), last.low, last.high))
        )

    @property
    def guideline(self) -> ChargeGuideline | None:
        """What the guideline gives for the charge."""
        return guideline_of(self.charge)

    @property
    def range(self) -> Tier | None:
        """The range of the statute that is worked with."""
        return None if self.tier is None else self.version.tiers[self.tier]

    @property
    def tiers(self) -> tuple[int, ...]:
        """What may be chosen: all ranges with months."""
        return tuple(number for number, tier in enumerate(self.version.tiers) if band_of(tier) and not tier.of_unit)

    @property
    def asked(self) -> tuple[Line, ...]:
        """What no rule gives and nobody has filled in."""
        return tuple(
            line for line in self.lines if line.asked and line.on and line.counts and line.key not in self.within
        )

    @property
    def months(self) -> tuple[int, int] | None:
        """The result in whole months, the least rounded down and the most up; None where nothing was worked out."""
        last = self.statute
        return None if last is None else (floor(last.low), ceil(last.high))

    def line(self, key: str) -> Line:
        """Raises KeyError where there is none of that key."""
        for line in self.lines:
            if line.key == key:
                return line
        raise KeyError(key)

    def with_line(
        self,
        key: str,
        *,
        on: bool | None = None,
        low: int | None = None,
        high: int | None = None,
        count: int | None = None,
    ) -> Sheet:
        """With one line changed; figures beyond its bounds stop there. Raises KeyError where there is no such line."""
        changed = self.line(key).changed(on, low, high, count)
        lines = tuple(changed if line.key == key else line for line in self.lines)
        return replace(self, lines=settled(lines, self.minor))

    def with_minor(self, minor: bool) -> Sheet:
        """Worked as for a minor offence, or not."""
        return replace(self, minor=minor, lines=settled([widened(line, minor) for line in self.lines], minor))

    def with_tier(self, tier: int | None) -> Sheet:
        """Worked with another range: the start and what adds are that range's, the circumstances stay as they are."""
        fresh = replace(self, tier=tier, lines=())._begun()
        kept = {line.key: line for line in self.lines if line.stage in (Stage.FIRST, Stage.SECOND, Stage.COURT)}
        return replace(fresh, lines=settled([kept.get(line.key, line) for line in fresh.lines], self.minor))

    def _begun(self) -> Sheet:
        """With all its lines."""
        guideline, tier = self.guideline, self.range
        if guideline is None or tier is None:
            return self
        first = start_lines(guideline, tier.months, self.basis)
        lines = (*first, *factor_lines(guideline, self.basis)) if first else ()
        if self.minor:
            lines = tuple(widened(line, self.minor) for line in lines)
        return replace(self, lines=settled(lines, self.minor))


def new_sheet(
    at: Place,
    charge: str,
    version: RangeVersion,
    open_tiers: tuple[int, ...],
    basis: Basis,
    sentence: Penalty | None = None,
) -> Sheet:
    """A sheet as the case opens it: worked with the one tier that is open, with none where several are."""
    sheet = Sheet(at, charge, version, open_tiers, None, basis, sentence)
    choice = open_tiers or sheet.tiers
    return sheet.with_tier(choice[0]) if len(choice) == 1 else sheet


def as_fraction(months: int | None, days: int) -> Fraction:
    """A term in months; thirty days are one."""
    return Fraction(months or 0) + Fraction(days, 30)
