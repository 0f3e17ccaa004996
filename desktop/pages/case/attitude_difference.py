"""The same facts under two attitudes: what differs."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.judging.verdict import Verdict
from trainer.judgment.types import Defendant


@dataclass(frozen=True, slots=True)
class AttitudeDifference:
    """Of one defendant, the second attitude less the first. None where one of the two has no such figure."""

    name: str
    months: int | None
    fine_yuan: int | None
    probation: tuple[bool, bool]
    same_charges: bool
    same_kind: bool


def attitude_differences(first: Verdict, second: Verdict) -> tuple[AttitudeDifference, ...]:
    """Defendant by defendant, in the order of the first judgment; those that the second does not name are left out."""
    others = list(second.judgment.defendants)
    found = []
    for position, one in enumerate(first.judgment.defendants):
        other = next((each for each in others if each.name == one.name), None)
        if other is None and position < len(others) and len(first.judgment.defendants) == len(others):
            other = others[position]
        if other is not None:
            found.append(_difference(one, other))
    return tuple(found)


def _difference(one: Defendant, other: Defendant) -> AttitudeDifference:
    kinds = one.total.kind if one.total else None, other.total.kind if other.total else None
    months = one.total.months if one.total else None, other.total.months if other.total else None
    same_kind = kinds[0] == kinds[1]
    return AttitudeDifference(
        name=one.name,
        months=months[1] - months[0] if same_kind and months[0] is not None and months[1] is not None else None,
        fine_yuan=other.total_fine_yuan - one.total_fine_yuan
        if one.total_fine_yuan is not None and other.total_fine_yuan is not None
        else None,
        probation=(one.probation_months is not None, other.probation_months is not None),
        same_charges={charge.name for charge in one.charges} == {charge.name for charge in other.charges},
        same_kind=same_kind,
    )
