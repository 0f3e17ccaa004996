"""The ranges of an article from the lightest to the heaviest: the text itself may begin with the heaviest."""

from __future__ import annotations

from functools import cache

from resources.law.charges import RangeVersion, Tier


@cache
def by_severity(version: RangeVersion) -> tuple[int, ...]:
    """The positions of the tiers, without those for responsible persons of a unit, the lightest first."""
    own = [place for place, tier in enumerate(version.tiers) if not tier.of_unit]
    return tuple(sorted(own, key=lambda place: _weight(version.tiers[place])))


def _weight(tier: Tier) -> tuple[int, int, int]:
    """By the least it allows, then by the most."""
    low, high = tier.months or (999, 999)
    return low, high, tier.death * 2 + tier.life


def heaviest(version: RangeVersion, tiers: tuple[int, ...]) -> int:
    """The heaviest of some tiers."""
    order = by_severity(version)
    return max(tiers, key=order.index)
