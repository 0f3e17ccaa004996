"""A model's own term and the median of the nearest cases, joined. Never in place of either: it is shown as what it is.

Terms are joined as logarithms, as they are compared (``term_scores`` of the evaluation)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, log

FEWEST = 50
"""Held-out cases below which no weight is fitted."""
_STEPS = 20


@dataclass(frozen=True, slots=True)
class Triple:
    """Of one case that neither the model nor the index has seen: months, each at least 1."""

    true: int
    said: int
    median: int


@dataclass(frozen=True, slots=True)
class Blend:
    """``weight``: the model's share, the rest is the median's; ``cases``: so many it was fitted on. ``distance``,
    ``of_model`` and ``of_median``: mean |ln(y + 1) - ln(p + 1)| on those."""

    weight: float
    cases: int
    distance: float
    of_model: float
    of_median: float

    def months(self, said: int, median: int) -> int:
        """The joined term, at least one month."""
        return max(1, round(exp(_joined(self.weight, said, median)) - 1))


def fitted_blend(triples: Sequence[Triple]) -> Blend | None:
    """The weight that comes nearest to the truth; None where the cases are too few to tell."""
    if len(triples) < FEWEST:
        return None
    distances = {step / _STEPS: distance_at(step / _STEPS, triples) for step in range(_STEPS + 1)}
    weight = min(distances, key=lambda each: (distances[each], abs(each - 0.5)))
    return Blend(weight, len(triples), distances[weight], distances[1.0], distances[0.0])


def distance_at(weight: float, triples: Sequence[Triple]) -> float:
    """The mean distance of the joined terms from the truth."""
    return sum(abs(log(each.true + 1) - _joined(weight, each.said, each.median)) for each in triples) / len(triples)


def _joined(weight: float, said: int, median: int) -> float:
    return weight * log(said + 1) + (1 - weight) * log(median + 1)
