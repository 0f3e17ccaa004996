"""The bands of a judgment: for each charge against each defendant the tiers of its article that apply."""

from __future__ import annotations

from typing import TYPE_CHECKING

from resources.law.charges import RangeVersion
from trainer.judgment.bands.types import Band

if TYPE_CHECKING:
    from trainer.judgment.checks.case import CheckedCase, Count


def bands_of(case: CheckedCase) -> tuple[Band, ...]:
    """One for each charge that the law knows, in the order of the judgment; none for a unit, which is only fined."""
    return tuple(band for count in case.counts if not count.against_unit and (band := _band(case, count)) is not None)


def _band(case: CheckedCase, count: Count) -> Band | None:
    version = _version(case, count)
    if version is None:
        return None
    if len(version.tiers) == 1:
        return Band(count.at, version, (0,), "law")
    return Band(count.at, version, (), "none")


def _version(case: CheckedCase, count: Count) -> RangeVersion | None:
    """The ranges that the tiers are counted in: the last that was in force at the act."""
    rule = count.rule
    if rule is None or not rule.known_on(case.act_from):
        return None
    at_act, later = rule.applicable(case.act_from, case.act_to, case.now)
    return at_act[-1] if at_act else later[0] if later else None
