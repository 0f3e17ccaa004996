"""A figure over many cases, kept as what each case adds to it.

Every figure here is a function of sums over cases: of a mean the value and the weight, of a micro-F1 the hits, the true
and the predicted labels, of a macro-F1 those of each label. So a bootstrap is one product of matrices, a paired test
another, and a figure of one charge alone a sum over its rows.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from resources.messages.message import Message

Floats = NDArray[np.float64]
Unit = Literal["share", "score", "distance", "months", "yuan", "count"]
Better = Literal["higher", "lower", "neither"]
Labels = frozenset[Hashable]


@dataclass(frozen=True, slots=True)
class Measure:
    """``parts`` has a row for each case and a column for each sum; ``combined`` makes of sums (…, columns) the figures
    (…), NaN where there is nothing to measure. ``official``: computed as the benchmark's own script does.
    """

    name: str
    parts: Floats
    combined: Callable[[Floats], Floats]
    unit: Unit = "share"
    better: Better = "higher"
    official: bool = False

    @property
    def named(self) -> Message:
        """Its name in every language."""
        return Message(f"figures.{self.name}")

    def value(self, rows: Sequence[int] | None = None) -> float | None:
        """The figure over all cases or these; None where there is nothing to measure."""
        parts = self.parts if rows is None else self.parts[list(rows)]
        value = float(self.combined(parts.sum(axis=0)))
        return None if np.isnan(value) else value


def mean_measure(
    name: str,
    values: Sequence[float | bool | None],
    *,
    unit: Unit = "share",
    better: Better = "higher",
    official: bool = False,
) -> Measure:
    """The mean over the cases that have a value."""
    parts = np.array([(0.0, 0.0) if value is None else (float(value), 1.0) for value in values]).reshape(-1, 2)
    return Measure(name, parts, _ratio, unit, better, official)


def micro_f1_measure(name: str, pairs: Sequence[tuple[Labels, Labels]]) -> Measure:
    """F1 over all labels of all cases together; each pair is the truth and what was said."""
    parts = [(len(truth & said), len(truth), len(said)) for truth, said in pairs]
    return Measure(name, np.array(parts, dtype=np.float64).reshape(-1, 3), _micro_f1)


def macro_f1_measure(name: str, pairs: Sequence[tuple[Labels, Labels]]) -> Measure:
    """The mean of each label's F1, over the labels that occur in the truth or in what was said."""
    every = dict.fromkeys(label for truth, said in pairs for label in (*truth, *said))
    column = {label: place for place, label in enumerate(every)}
    parts = np.zeros((len(pairs), 2, len(column)))
    for row, (truth, said) in enumerate(pairs):
        for label in truth & said:
            parts[row, 0, column[label]] += 2
        for labels in (truth, said):
            for label in labels:
                parts[row, 1, column[label]] += 1
    return Measure(name, parts.reshape(len(pairs), -1), _macro_f1)


def _ratio(sums: Floats) -> Floats:
    return _divided(sums[..., 0], sums[..., 1])


def _micro_f1(sums: Floats) -> Floats:
    # Nothing to find and nothing said is right.
    of = sums[..., 1] + sums[..., 2]
    return np.where(of > 0, _divided(2 * sums[..., 0], of), 1.0)


def _macro_f1(sums: Floats) -> Floats:
    hits, of = np.split(sums, 2, axis=-1)
    occurring = (of > 0).sum(axis=-1)
    return _divided(np.nan_to_num(_divided(hits, of)).sum(axis=-1), occurring)


def _divided(above: Floats, below: Floats) -> Floats:
    """NaN where the divisor is 0."""
    quotient: Floats = np.full(np.shape(above), np.nan)
    return np.divide(above, below, out=quotient, where=below > 0)
