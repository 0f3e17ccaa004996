"""What of a case was changed since it was judged."""

from __future__ import annotations

from collections.abc import Collection
from enum import StrEnum

from desktop.judging.case import Case


class CasePart(StrEnum):
    """In the order in which they are given; the value is what a column's ``changes`` call it."""

    FACTS = "facts"
    ATTITUDE = "attitude"
    ACT_DATE = "act_date"
    PROVINCE = "province"


def changed_parts(judged: Case, now: Case, apart: Collection[str] = ()) -> tuple[CasePart, ...]:
    """``apart``: what was set otherwise for the judging alone, and never stood on the page."""
    return tuple(part for part in CasePart if part not in apart and _part(judged, part) != _part(now, part))


def _part(case: Case, part: CasePart) -> object:
    value = getattr(case, part.value)
    return value.strip() if part is CasePart.FACTS else value
