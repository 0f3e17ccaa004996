"""How far predictors lie apart: each figure's difference with its interval, its test, and the correction for many."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from trainer.evaluation.figures.bootstrap import Resampled, bootstrap_interval
from trainer.evaluation.figures.holm import holm
from trainer.evaluation.figures.measure import Measure
from trainer.evaluation.figures.paired import PERMUTATIONS, paired_p
from trainer.evaluation.figures.results import Difference
from trainer.evaluation.figures.units import Units

# The least p of a test is one in its permutations; corrected, it is still to be small where it is the least there is.
LEAST_CORRECTED = 0.01


@dataclass(frozen=True, slots=True)
class Measured:
    """A predictor's measures, and what the bootstrap made of each."""

    measures: Sequence[Measure]
    figures: Sequence[Resampled]


def differences(
    measured: Mapping[str, Measured], pairs: Sequence[tuple[str, str]], units: Units
) -> tuple[Difference, ...]:
    """Of each pair all figures, in the measures' order."""
    comparisons = sum(len(measured[left].measures) for left, _ in pairs)
    permutations = max(PERMUTATIONS, int(comparisons / LEAST_CORRECTED))
    found = [
        difference
        for left, right in pairs
        for difference in _between(left, right, measured[left], measured[right], units, permutations)
    ]
    corrected = holm([difference.p for difference in found])
    return tuple(replace(each, corrected=p) for each, p in zip(found, corrected, strict=True))


def _between(
    left: str, right: str, one: Measured, other: Measured, units: Units, permutations: int
) -> list[Difference]:
    tests = paired_p(one.measures, other.measures, units, permutations)
    found = []
    for measure, mine, its, p in zip(one.measures, one.figures, other.figures, tests, strict=True):
        apart = mine - its
        low, high = bootstrap_interval(apart)
        known = not np.isnan(apart.value)
        found.append(Difference(measure.name, left, right, apart.value if known else None, low, high, p, None))
    return found
