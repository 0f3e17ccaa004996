"""How far figures would go with other cases from where these came: bootstrap intervals (Efron & Tibshirani 1993).

The cases are drawn anew, as many and with replacement, 10,000 times, always in the same way, so that any two figures of
any two predictors are of the same draws. It is numpy, as the downloaded program has no scipy; one product of matrices
gives all resamples of a figure.

The interval is that of the percentiles, moved so that the resamples' mean lies on the figure. Of means that changes
nothing. A macro-F1 of resamples is shifted, as they lack rare labels: unmoved, an interval of CAIL's official score can
lie wholly above the score, and the corrected one of Efron 1987 (BCa) moves it the wrong way. In a simulation of 150
labels with frequencies as 1 / rank, intervals for 95 % hold, of 300 and of 1,000 cases, the accuracy in 96 and 94 %, a
macro-F1 in 87 and 90 % (BCa: 83 and 84 %), and CAIL's score in 87 and 91 % (67 and 79 %): figures over rare labels are
less sure than they look.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class Resampled:
    """One figure over all cases, and over each resample. NaN: nothing to measure."""

    value: float
    drawn: Floats

    def __sub__(self, other: Resampled) -> Resampled:
        """The difference of two figures of the same draws."""
        return Resampled(self.value - other.value, self.drawn - other.drawn)


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
    values = [
        float(measure.combined(own.sum(axis=0, dtype=np.float64))) for measure, own in zip(measures, parts, strict=True)
    ]
    return [Resampled(value, figures) for value, figures in zip(values, drawn, strict=True)]


def bootstrap_interval(figure: Resampled) -> Interval:
    """None where nothing is measured, and where no resample differs: such cases tell nothing of others."""
    drawn = figure.drawn[~np.isnan(figure.drawn)]
    if np.isnan(figure.value) or not len(drawn) or np.ptp(drawn) <= ROUNDING * abs(figure.value):
        return NO_INTERVAL
    tail = (1 - LEVEL) / 2
    low, high = np.quantile(drawn, [tail, 1 - tail]) - (drawn.mean() - figure.value)
    return float(low), float(high)


def _draws(units: int, resamples: int) -> Iterator[NDArray[np.intp]]:
    """Blocks of (resamples, units): how often each unit was drawn."""
    random = np.random.default_rng(SEED)
    block = rows_of_a_block(units)
    for begin in range(0, resamples, block):
        count = min(block, resamples - begin)
        places = random.integers(units, size=(count, units)) + np.arange(count)[:, None] * units
        yield np.bincount(places.ravel(), minlength=count * units).reshape(count, units)
