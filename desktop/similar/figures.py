"""What similar cases come to, in figures: terms, probation, fines, where and when they were decided."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median, quantiles

from desktop.similar.kept import Neighbour, SimilarCases

LEAST = 5
"""Cases from which shares and quantiles are told."""


@dataclass(frozen=True, slots=True)
class Fines:
    """Yuan at the 10th, 50th and 90th of a hundred; ``values`` are all fines."""

    p10: float
    p50: float
    p90: float
    values: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Origins:
    """Where the cases are from: ``years`` the first and the last, ``provinces`` and ``levels`` with their numbers, the
    most frequent first."""

    years: tuple[int, int] | None
    provinces: tuple[tuple[str, int], ...]
    levels: tuple[tuple[str, int], ...]
    courts: int


def terms_of(cases: SimilarCases) -> tuple[float, ...]:
    """All terms in months, of those that have one."""
    return tuple(float(each.months) for each in cases.neighbours if each.has_term)


def probation_of(neighbours: Sequence[Neighbour]) -> tuple[int, int] | None:
    """How many have probation, of how many where that is known; None where it is known of too few."""
    known = [each for each in neighbours if each.probation_months is not None]
    return (sum(bool(each.probation_months) for each in known), len(known)) if len(known) >= LEAST else None


def fines_of(neighbours: Sequence[Neighbour]) -> Fines | None:
    """None where too few have a fine."""
    values = tuple(sorted(each.fine_yuan for each in neighbours if each.fine_yuan))
    if len(values) < LEAST:
        return None
    tenths = quantiles(values, n=10, method="inclusive")
    return Fines(tenths[0], median(values), tenths[-1], values)


def origins_of(neighbours: Sequence[Neighbour]) -> Origins:
    """What is not known of a case is not counted."""
    years = sorted(each.year for each in neighbours if each.year)
    provinces, levels = (
        tuple(Counter(names).most_common())
        for names in (
            [each.province for each in neighbours if each.province],
            [each.level for each in neighbours if each.level],
        )
    )
    courts = len({each.court for each in neighbours if each.court})
    return Origins((years[0], years[-1]) if years else None, provinces, levels, courts)
