"""The cases in which models differ most: those that a reader learns most from."""

from __future__ import annotations

from collections.abc import Sequence, Set
from itertools import combinations

from trainer.evaluation.cases.outcome import Outcome
from trainer.evaluation.figures.term_scores import log_distance, months_said

MOST = 10


def differing(said: Sequence[Sequence[Outcome | None]], most: int = MOST) -> list[int]:
    """``said``: of each case what every model said. The places of the cases, the greatest difference first; of equal
    ones in their order. What could not be read is no opinion: only cases that two models decided are compared, and
    where all agree there is nothing to show."""
    return _greatest([_farthest(of_one) for of_one in said], most)


def farthest_from_court(truths: Sequence[Outcome], said: Sequence[Outcome | None], most: int = MOST) -> list[int]:
    """Of one model: the places of the cases in which it is farthest from the court, in what is known of the court's."""
    pairs = zip(truths, said, strict=True)
    return _greatest([0.0 if each is None else court_distance(truth, each) for truth, each in pairs], most)


def court_distance(truth: Outcome, said: Outcome) -> float:
    """As ``outcome_distance``, without what a label does not tell; of articles where it tells no charges."""
    labels = _share_apart(truth.charges, said.charges) if truth.charges else 0.0
    if not truth.charges and truth.articles:
        labels = _share_apart(truth.articles, said.articles)
    return labels + (log_distance(months_said(truth), months_said(said)) if truth.tells_sentence else 0.0)


def _greatest(distances: Sequence[float], most: int) -> list[int]:
    apart = [(distance, place) for place, distance in enumerate(distances)]
    return [place for distance, place in sorted(apart, key=lambda each: (-each[0], each[1])) if distance > 0][:most]


def outcome_distance(left: Outcome, right: Outcome) -> float:
    """The share of charges that only one names (0 to 1), and how far the terms lie apart in the log distance of months;
    death and life count as 300."""
    return _share_apart(left.charges, right.charges) + log_distance(months_said(left), months_said(right))


def _farthest(said: Sequence[Outcome | None]) -> float:
    decided = [each for each in said if each is not None]
    return max((outcome_distance(*pair) for pair in combinations(decided, 2)), default=0.0)


def _share_apart(left: Set[object], right: Set[object]) -> float:
    every = left | right
    return 1 - len(left & right) / len(every) if every else 0.0
