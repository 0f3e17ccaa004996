"""The bounds of the statute on what was computed (刑法 62, 63; 法发〔2021〕21号 part two)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from resources.law.charges import RangeVersion, Tier
from resources.law.circumstances import CircumstanceRule, circumstance_rules
from resources.law.guideline import Bounds
from resources.law.limits import DETENTION
from trainer.guideline.line import Line


@dataclass(frozen=True, slots=True)
class Confined:
    """Months within the statute. ``grounds``: the lines that let the sentence go below ``floor``; ``below``: it went
    there.

    ``must``: those that demand it. ``exempt``: no punishment is to follow at all.
    """

    low: Fraction
    high: Fraction
    floor: int
    ceiling: int
    grounds: tuple[Line, ...]
    must: tuple[Line, ...]
    below: bool
    exempt: bool


def band_of(tier: Tier) -> Bounds | None:
    """The least and most months of detention and prison; None where the range has neither."""
    if tier.months is None:
        return (DETENTION.shortest, DETENTION.longest) if tier.detention else None
    return (DETENTION.shortest if tier.detention else tier.months[0]), tier.months[1]


def confined(version: RangeVersion, tier: int, lines: Iterable[Line], low: Fraction, high: Fraction) -> Confined | None:
    """What of ``low`` to ``high`` the range allows; None where it has no months.

    Below its lowest only with a ground of mitigation, and then within the next lower range (刑法 63 I); below the
    lowest range of all no limit is left but the shortest detention.
    """
    band = band_of(version.tiers[tier])
    if band is None:
        return None
    floor, ceiling = band
    rules = circumstance_rules()
    on = [(line, rule) for line in lines if line.on and (rule := rules.get(line.key)) is not None]
    grounds = tuple(line for line, rule in on if rule.mitigates)
    must = tuple(line for line, rule in on if _must(rule))
    if any(rule.legal_effect == ("免除",) for _, rule in on):
        return Confined(Fraction(0), Fraction(0), floor, ceiling, grounds, must, below=True, exempt=True)
    lowest = _next_floor(version, tier) if grounds else floor
    least, most = (min(max(each, Fraction(lowest)), Fraction(ceiling)) for each in (low, high))
    if must and floor > DETENTION.shortest:  # below one month of detention there is no term to go to
        least, most = min(least, Fraction(floor)), min(most, Fraction(floor))
    return Confined(least, most, floor, ceiling, grounds, must, below=least < floor, exempt=False)


def _must(rule: CircumstanceRule) -> bool:
    """Whether it must lead below the range: 应当减轻 or 免除, without the choice of 从轻."""
    return rule.force == "应当" and bool(rule.legal_effect) and set(rule.legal_effect) <= {"减轻", "免除"}


def _next_floor(version: RangeVersion, tier: int) -> int:
    """Where the next lower range begins."""
    own = band_of(version.tiers[tier])
    bands = [band_of(each) for each in version.tiers if each.of_unit == version.tiers[tier].of_unit]
    lower = [band for band in bands if band is not None and own is not None and band[1] <= own[0]]
    return max((band[0] for band in lower), default=DETENTION.shortest)
