"""By how much the penalties of two verdicts on one case differ."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.judging.verdict import Verdict
from desktop.judging.verdict_differences import paired
from trainer.judgment.types import Defendant


@dataclass(frozen=True, slots=True)
class PenaltyDifference:
    """Of one defendant, the second verdict less the first. None where one of the two has no such figure."""

    name: str
    months: int | None
    fine_yuan: int | None
    probation: tuple[bool, bool]
    same_charges: bool
    same_kind: bool


def penalty_differences(first: Verdict, second: Verdict) -> tuple[PenaltyDifference, ...]:
    """Defendant by defendant, in the order of the first verdict; those that the second does not have are left out."""
    others = second.judgment.defendants
    pairs = zip(first.judgment.defendants, paired(first.judgment, second.judgment), strict=True)
    return tuple(_difference(one, others[place]) for one, place in pairs if place is not None)


def _difference(one: Defendant, other: Defendant) -> PenaltyDifference:
    kinds = one.total.kind if one.total else None, other.total.kind if other.total else None
    months = one.total.months if one.total else None, other.total.months if other.total else None
    same_kind = kinds[0] == kinds[1]
    return PenaltyDifference(
        name=one.name,
        months=months[1] - months[0] if same_kind and months[0] is not None and months[1] is not None else None,
        fine_yuan=other.total_fine_yuan - one.total_fine_yuan
        if one.total_fine_yuan is not None and other.total_fine_yuan is not None
        else None,
        probation=(one.probation_months is not None, other.probation_months is not None),
        same_charges={charge.name for charge in one.charges} == {charge.name for charge in other.charges},
        same_kind=same_kind,
    )
