"""The figures of one predictor with their intervals."""

from __future__ import annotations

from collections.abc import Sequence

from trainer.evaluation.figures.bootstrap import Resampled, bootstrap_interval
from trainer.evaluation.figures.measure import Measure
from trainer.evaluation.figures.results import Value
from trainer.evaluation.figures.units import Units, number_of
from trainer.evaluation.figures.wilson import wilson


def values_of(measures: Sequence[Measure], figures: Sequence[Resampled], units: Units) -> tuple[Value, ...]:
    """A value for each measure, of what the bootstrap made of it."""
    return tuple(_value(measure, figure, units) for measure, figure in zip(measures, figures, strict=True))


def _value(measure: Measure, figure: Resampled, units: Units) -> Value:
    cases = measure.cases
    if not cases:
        return Value(measure.name, None, None, None, 0)
    low, high = bootstrap_interval(figure)
    if low is None and measure.unit == "share" and figure.value in {0, 1}:
        # Every resample of a share of all cases, or of none, is the same; that says nothing of how sure it is.
        low, high = wilson(figure.value, min(cases, number_of(units)))
    elif measure.unit in ("share", "score") and low is not None and high is not None:  # scores are of 1 as well
        low, high = max(0.0, low), min(1.0, high)
    return Value(measure.name, figure.value, low, high, cases)
