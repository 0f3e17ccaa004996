"""The cases in which models differ most: those that a reader learns most from."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from trainer.evaluation.cases.outcome import Outcome
from trainer.evaluation.figures.term_scores import log_distance, months_said

MOST = 10


def differing(said: Sequence[Sequence[Outcome | None]], most: int = MOST) -> list[int]:
    """``said``: of each case what every model said. The places of the cases, the greatest difference first; of equal
    ones in their order. What could not be read is no opinion: only cases that two models decided are compared, and
    where all agree there is nothing to show."""
    apart = [(_farthest(of_one), place) for place, of_one in enumerate(said)]
    return [place for distance, place in sorted(apart, key=lambda each: (-each[0], each[1])) if distance > 0][:most]


def outcome_distance(left: Outcome, right: Outcome) -> float:
    """The share of charges that only one names (0 to 1), and how far the terms lie apart in the log distance of months;
    death and life count as 300."""
    every = left.charges | right.charges
    charges = 1 - len(left.charges & right.charges) / len(every) if every else 0.0
    return charges + log_distance(months_said(left), months_said(right))


def _farthest(said: Sequence[Outcome | None]) -> float:
    decided = [each for each in said if each is not None]
    return max((outcome_distance(*pair) for pair in combinations(decided, 2)), default=0.0)
