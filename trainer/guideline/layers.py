"""The arithmetic: lines in, layers out (法发〔2021〕21号, part two).

Fractions throughout, so that the order of a layer's lines changes nothing; rounded only where a result is shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from math import prod

from resources.law.guideline import guideline_method
from trainer.guideline.line import Layer, Line, Stage
from trainer.guideline.no_double import absorbing

Months = tuple[Fraction, Fraction]


def steps(lines: Sequence[Line]) -> Iterator[Layer]:
    """The layers up to the court's margin; those without lines are left out."""
    low, high = Fraction(0), Fraction(0)
    within = absorbing(lines)
    for stage, apply in _STEPS:
        own = tuple(line for line in lines if line.stage is stage)
        if not own:
            continue
        low, high = apply([line for line in own if line.on and line.counts and line.key not in within], (low, high))
        yield Layer(stage, own, low, high)


def _start(counting: Iterable[Line], _before: Months) -> Months:
    return _added(counting)


def _increments(counting: Iterable[Line], before: Months) -> Months:
    low, high = _added(counting)
    return before[0] + low, before[1] + high


def _first(counting: Iterable[Line], before: Months) -> Months:
    """One after the other: each percentage of what the last one left."""
    lines = tuple(counting)
    return before[0] * prod(_share(line.low) for line in lines), before[1] * prod(_share(line.high) for line in lines)


def _second(counting: Iterable[Line], before: Months) -> Months:
    """Added up, then applied once. Recidivism adds three months at least, whatever its percentage comes to."""
    method = guideline_method()
    lines = tuple(counting)
    usual = [line for line in lines if line.key != method.recidivist]
    repeated = [line for line in lines if line.key == method.recidivist]
    low = before[0] * _share(sum(line.low for line in usual))
    high = before[1] * _share(sum(line.high for line in usual))
    least = Fraction(method.recidivist_months)
    low += sum(max(before[0] * line.low / 100, least) for line in repeated)
    high += sum(max(before[1] * line.high / 100, least) for line in repeated)
    return max(low, Fraction(0)), max(high, Fraction(0))


def _court(counting: Iterable[Line], before: Months) -> Months:
    low, high = before
    for line in counting:
        low, high = low * _share(line.low), high * _share(line.high)
    return low, high


def _added(lines: Iterable[Line]) -> Months:
    months = [line.months for line in lines]
    return sum((low for low, _ in months), Fraction(0)), sum((high for _, high in months), Fraction(0))


def _share(percent: int) -> Fraction:
    """1 + percent; nothing is left of a sentence that is reduced by all of it or more."""
    return max(Fraction(100 + percent, 100), Fraction(0))


_STEPS = (
    (Stage.START, _start),
    (Stage.INCREMENTS, _increments),
    (Stage.FIRST, _first),
    (Stage.SECOND, _second),
    (Stage.COURT, _court),
)
