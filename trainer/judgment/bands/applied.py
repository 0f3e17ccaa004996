"""Whose law is applied to a case: that of the acts' day, and the province's numbers."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from resources.law.charges import RangeVersion
from resources.law.provinces import province_in

if TYPE_CHECKING:
    from trainer.judgment.checks.case import CheckedCase, Count

_HEAD = 300  # characters of a judgment in which its court is named


def acts_of(case: CheckedCase) -> tuple[date, date]:
    """When the acts were done: the day that is known, else what the facts date them to, else all days they name."""
    if case.act_date is not None:
        return case.act_date, case.act_date
    if case.facts is not None and case.facts.acts is not None:
        return case.facts.acts
    return case.act_from, min(case.act_to, case.now)


def version_of(case: CheckedCase, count: Count, acts: tuple[date, date]) -> RangeVersion | None:
    """The ranges that the tiers are counted in: the last that was in force at the acts."""
    rule = count.rule
    if rule is None or not rule.known_on(acts[1]):
        return None
    at_act, later = rule.applicable(acts[1], acts[1], case.now)
    return at_act[-1] if at_act else later[0] if later else None


def province_of(case: CheckedCase) -> str | None:
    """That of the court, else that of the places in the facts."""
    return province_in(case.text[:_HEAD]) or (province_in(case.facts.text) if case.facts else None)
