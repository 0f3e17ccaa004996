"""How far figures would go with other cases from where these came: bootstrap intervals.

The cases are drawn anew, as many and with replacement, 10,000 times, always in the same way, so that any two figures of
any two predictors are of the same draws. The interval is bias-corrected and accelerated (BCa: Efron 1987, "Better
bootstrap confidence intervals"), as scipy.stats.bootstrap has it. It is numpy, as the downloaded program has no scipy;
one product of matrices gives all resamples of a figure.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

from trainer.evaluation.figures.measure import Floats, Measure
from trainer.evaluation.figures.products import Columns, rows_of_a_block
from trainer.evaluation.figures.units import Units, number_of, summed

RESAMPLES = 10_000
SEED = 20181
LEVEL = 0.95

# Sums of the same numbers in another order differ by so much of themselves at most.
ROUNDING = 1e-9

Interval = tuple[float | None, float | None]
NO_INTERVAL: Interval = (None, None)
NORMAL = NormalDist()


@dataclass(frozen=True, slots=True)
class Resampled:
    """One figure: over all cases, over each resample, and over all units but each one. NaN: nothing to measure."""

    value: float
    drawn: Floats
    without: Floats

    def __sub__(self, other: Resampled) -> Resampled:
        """The difference of two figures of the same draws."""
        return Resampled(self.value - other.value, self.drawn - other.drawn, self.without - other.without)


def resampled(measures: Sequence[Measure], units: Units, resamples: int = RESAMPLES) -> list[Resampled]:
    """Each figure with its resamples: the same draws for all that are of the same units, at least one."""
    parts = [summed(measure.parts, units) for measure in measures]
    columns = Columns(parts)
    drawn = np.empty((len(measures), resamples))
    at = 0
    for counts in _draws(number_of(units), resamples):
        for row, (measure, sums) in enumerate(zip(measures, columns.sums(counts), strict=True)):
            drawn[row, at : at + len(counts)] = measure.combined(sums)
        at += len(counts)
    return [
        Resampled(float(measure.combined(own.sum(axis=0, dtype=np.float64))), figures, _without_each(measure, own))
        for measure, own, figures in zip(measures, parts, drawn, strict=True)
    ]


def bootstrap_interval(figure: Resampled) -> Interval:
    """None where nothing is measured, and where no resample differs: such cases tell nothing of others."""
    drawn = np.sort(figure.drawn[~np.isnan(figure.drawn)])
    if np.isnan(figure.value) or not len(drawn) or drawn[-1] - drawn[0] <= ROUNDING * abs(figure.value):
        return NO_INTERVAL
    low, high = np.quantile(drawn, _levels(figure, drawn))
    return float(low), float(high)


def _levels(figure: Resampled, drawn: Floats) -> tuple[float, float]:
    """Which quantiles of the sorted resamples bound the interval: those of plain percentiles, corrected."""
    tail = (1 - LEVEL) / 2
    below, reached = np.searchsorted(drawn, figure.value, "left"), np.searchsorted(drawn, figure.value, "right")
    share = float(below + reached) / (2 * len(drawn))
    if not 0 < share < 1:
        return tail, 1 - tail
    bias = NORMAL.inv_cdf(share)
    pull = _acceleration(figure.without)

    def corrected(level: float) -> float:
        z = bias + NORMAL.inv_cdf(level)
        return NORMAL.cdf(bias + z / (1 - pull * z))

    return corrected(tail), corrected(1 - tail)


def _acceleration(without: Floats) -> float:
    known = without[~np.isnan(without)]
    if not len(known):
        return 0.0
    far = known.mean() - known
    spread = float((far**2).sum())
    return float((far**3).sum()) / (6 * spread**1.5) if spread else 0.0


def _draws(units: int, resamples: int) -> Iterator[NDArray[np.intp]]:
    """Blocks of (resamples, units): how often each unit was drawn."""
    random = np.random.default_rng(SEED)
    block = rows_of_a_block(units)
    for begin in range(0, resamples, block):
        count = min(block, resamples - begin)
        places = random.integers(units, size=(count, units)) + np.arange(count)[:, None] * units
        yield np.bincount(places.ravel(), minlength=count * units).reshape(count, units)


def _without_each(measure: Measure, parts: Floats) -> Floats:
    """(units,): the figure without each unit."""
    total = parts.sum(axis=0, dtype=np.float64)
    block = rows_of_a_block(parts.shape[1])
    return np.concatenate([measure.combined(total - parts[at : at + block]) for at in range(0, len(parts), block)])
