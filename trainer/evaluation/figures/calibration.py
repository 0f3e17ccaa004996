"""Whether the spread of a model's samples tells how sure it may be.

A model that is asked the same question several times gives several terms and charges. Its terms are calibrated if the
span of their middle 80 % holds the true term in 80 % of the cases; its charges if, where 70 % of the samples agree, the
agreed charges are right in 70 % of the cases (expected calibration error in ten equal bins: Naeini et al. 2015; Guo et
al. 2017).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

import numpy as np

from trainer.evaluation.cases.outcome import Outcome
from trainer.evaluation.cases.row import Row
from trainer.evaluation.figures.results import Agreement, Calibration
from trainer.evaluation.figures.term_scores import LONGEST_TERM
from trainer.evaluation.figures.wilson import wilson

NOMINAL = 0.8
BINS = 10


def calibration(predictor: str, samples: Sequence[Sequence[Row]]) -> Calibration | None:
    """``samples``: of each question its rows. None where no case has a term.

    A case of which no sample can be read is one that the span does not hold. The span of N terms goes from their 10th
    to their 90th percentile, between two terms in proportion.
    """
    with_term = [rows for rows in samples if rows and rows[0].question.truth.has_term]
    if not with_term:
        return None
    held = sum(_holds(rows) for rows in with_term) / len(with_term)
    low, high = wilson(held, len(with_term))
    agreement = charge_agreement(samples)
    return Calibration(
        predictor=predictor,
        samples=max(len(rows) for rows in samples),
        nominal=NOMINAL,
        held=held,
        low=low,
        high=high,
        cases=len(with_term),
        unread=sum(not _terms(rows) for rows in with_term),
        agreement=agreement,
        error=_expected_error(agreement),
    )


def charge_agreement(samples: Sequence[Sequence[Row]]) -> tuple[Agreement, ...]:
    """By how many of a case's samples name the same charges, in tenths; of the cases whose charges are known. An
    unreadable sample agrees with none."""
    bins: defaultdict[int, list[tuple[float, bool]]] = defaultdict(list)
    for rows in samples:
        if not rows or not rows[0].question.truth.charges:
            continue
        named = Counter(row.said.charges for row in rows if row.said is not None)
        charges, votes = named.most_common(1)[0] if named else (frozenset(), 0)
        share = votes / len(rows)
        # The upper bound belongs to a bin: ten of ten to the last.
        place = max(0, -(-votes * BINS // len(rows)) - 1)
        bins[place].append((share, bool(votes) and charges == rows[0].question.truth.charges))
    return tuple(_agreement(place, bins[place]) for place in sorted(bins))


def _agreement(place: int, cases: Sequence[tuple[float, bool]]) -> Agreement:
    right = sum(is_right for _, is_right in cases) / len(cases)
    low, high = wilson(right, len(cases))
    agreed = sum(share for share, _ in cases) / len(cases)
    return Agreement(place / BINS, (place + 1) / BINS, len(cases), agreed, right, low, high)


def _expected_error(agreement: Sequence[Agreement]) -> float | None:
    cases = sum(each.cases for each in agreement)
    return sum(each.cases * abs(each.agreed - each.right) for each in agreement) / cases if cases else None


def _holds(rows: Sequence[Row]) -> bool:
    terms = _terms(rows)
    if not terms:
        return False
    low, high = np.quantile(terms, [(1 - NOMINAL) / 2, (1 + NOMINAL) / 2])
    # Between two equal terms the percentile may miss them by a rounding.
    return bool(low - 1e-9 <= rows[0].question.truth.months <= high + 1e-9)


def _terms(rows: Sequence[Row]) -> list[int]:
    return [_months(row.said) for row in rows if row.said is not None]


def _months(said: Outcome) -> int:
    return LONGEST_TERM if said.life or said.death else said.months
