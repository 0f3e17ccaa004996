"""What the loss chart draws, and how its axes are divided."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from trainer.runs.curve import smoothed


@dataclass(frozen=True, slots=True)
class ChartCurve:
    """A run's losses; ``steps`` ascend."""

    name: str
    steps: tuple[int, ...] = ()
    losses: tuple[float, ...] = ()
    smooth: tuple[float, ...] = ()
    held_out: tuple[tuple[int, float], ...] = ()


def curve_of(name: str, losses: Mapping[int, float], held_out: Mapping[int, float]) -> ChartCurve:
    """The curve as the plot of a finished run has it."""
    steps = sorted(losses)
    values = tuple(losses[step] for step in steps)
    return ChartCurve(name, tuple(steps), values, tuple(smoothed(values)), tuple(sorted(held_out.items())))


def bounds(curves: Sequence[ChartCurve]) -> tuple[float, float]:
    """Lowest and highest loss worth showing: a few wild first steps do not press the rest flat."""
    values = sorted(value for curve in curves for value in curve.losses if math.isfinite(value))
    values += [value for curve in curves for _, value in curve.held_out if math.isfinite(value)]
    if not values:
        return 0.0, 1.0
    low = min(values)
    ordered = sorted(values)
    usual = ordered[min(len(ordered) - 1, int(len(ordered) * 0.995))]
    first = max((curve.smooth[0] for curve in curves if curve.smooth), default=usual)
    high = max(usual, first)
    room = max(0.05 * (high - low), 0.02 * abs(high), 1e-6)
    return max(0.0, low - room), high + room


def ticks(low: float, high: float, wanted: int) -> list[float]:
    """Round numbers from ``low`` to ``high``, about ``wanted`` of them: 1, 2 or 5 times a power of ten apart."""
    if not high > low:
        return [low]
    rough = (high - low) / max(1, wanted)
    power = 10.0 ** math.floor(math.log10(rough))
    gap = next(factor * power for factor in (1, 2, 5, 10) if factor * power >= rough * 0.999)
    first = math.ceil(low / gap - 1e-9)
    last = math.floor(high / gap + 1e-9)
    return [number * gap for number in range(first, last + 1)]


def thinned_points(steps: Sequence[int], values: Sequence[float], columns: int) -> list[tuple[int, float]]:
    """No more than four points a column (first, lowest, highest, last), which look the same as all of them."""
    count = len(steps)
    if count <= columns * 4 or columns < 1:
        return list(zip(steps, values, strict=True))
    found: list[tuple[int, float]] = []
    for column in range(columns):
        first, last = column * count // columns, (column + 1) * count // columns
        inside = range(first, last)
        low, high = min(inside, key=values.__getitem__), max(inside, key=values.__getitem__)
        found += [(steps[place], values[place]) for place in sorted({first, low, high, last - 1})]
    return found


def near(curve: ChartCurve, step: float) -> int | None:
    """The place in ``steps`` that is nearest to a step."""
    if not curve.steps:
        return None
    place = bisect_left(curve.steps, step)
    around = [each for each in (place - 1, place) if 0 <= each < len(curve.steps)]
    return min(around, key=lambda each: abs(curve.steps[each] - step))
