"""What the cases of a batch came to, all together: for the bars of its figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from desktop.batch.batch_seen import RowSeen

BINS = (0, 6, 12, 24, 36, 60, 84, 120, 180, 241)
"""Months at which the bars of the terms begin: where the law's ranges do, and where practice counts."""


@dataclass(frozen=True, slots=True)
class Distribution:
    """Counts of cases, each by the sample that stands for it. ``terms``: one for each of BINS but the last, which ends
    them. ``findings``: with an error of law, with a warning and no error, with neither. ``agreement``: of the cases
    with several samples, by their share in whole tenths, from none to all of them agreeing."""

    cases: int
    terms: tuple[int, ...]
    median: float | None
    least: int | None
    most: int | None
    kinds: tuple[tuple[str, int], ...]  # penalties without a term, most frequent first
    charges: tuple[tuple[str, int], ...]  # most frequent first
    findings: tuple[int, int, int]
    agreement: tuple[int, ...]
    agreeing: float | None  # the mean share


def distribution_of(rows: Sequence[RowSeen]) -> Distribution:
    """Of the rows that have an answer."""
    seen = [(row, outcome) for row in rows if (outcome := row.outcome) is not None]
    terms = [outcome.months for _, outcome in seen if outcome.months is not None]
    kinds = Counter(outcome.kind for _, outcome in seen if outcome.kind is not None and outcome.months is None)
    charges = Counter(charge for _, outcome in seen for charge in outcome.charges)
    errors = sum(outcome.errors > 0 for _, outcome in seen)
    warnings = sum(not outcome.errors and outcome.warnings > 0 for _, outcome in seen)
    shares = [row.spread.agreement for row, _ in seen if row.spread is not None and len(row.outcomes) > 1]
    tenths = Counter(int(share * 10) for share in shares)
    return Distribution(
        len(seen),
        tuple(sum(low <= term < high for term in terms) for low, high in pairwise(BINS)),
        median(terms) if terms else None,
        min(terms, default=None),
        max(terms, default=None),
        tuple(kinds.most_common()),
        tuple(charges.most_common()),
        (errors, warnings, len(seen) - errors - warnings),
        tuple(tenths[number] for number in range(11)) if shares else (),
        sum(shares) / len(shares) if shares else None,
    )
