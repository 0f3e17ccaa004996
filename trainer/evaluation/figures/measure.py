"""A figure over many cases, kept as what each case adds to it.

Every figure here is a function of sums over cases: of a mean the value and the weight, of a micro-F1 the hits, the true
and the predicted labels, of a macro-F1 those of each label. So a bootstrap is one product of matrices, a paired test
another, and a figure of one charge alone a sum over its rows.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence, Set
from dataclasses import dataclass, replace
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from resources.messages.message import Message

Floats = NDArray[np.float64]
Unit = Literal["share", "score", "distance", "months", "yuan", "count"]
Better = Literal["higher", "lower", "neither"]
Labels = frozenset[Hashable]
Pair = tuple[Labels, Labels]


@dataclass(frozen=True, slots=True)
class Measure:
    """``parts`` has a row for each case and a column for each sum, numbers of any type; a case that is not measured
    has zeros only. ``combined`` makes of sums (…, columns) the figures (…), NaN where there is nothing to measure.
    ``official``: computed as the benchmark's own script does. ``labels``: of a figure that has sums of each label, the
    labels; the columns are then the first sum of each label, the second of each, and so on, and ``combined`` takes any
    number of labels.
    """

    name: str
    parts: NDArray[Any]
    combined: Callable[[Floats], Floats]
    unit: Unit = "share"
    better: Better = "higher"
    official: bool = False
    labels: tuple[Hashable, ...] = ()

    @property
    def named(self) -> Message:
        """Its name in every language."""
        return Message(f"figures.{self.name}")

    def value(self, rows: Sequence[int] | None = None) -> float | None:
        """The figure over all cases or these; None where there is nothing to measure."""
        parts = self.parts if rows is None else self.parts[list(rows)]
        value = float(self.combined(parts.sum(axis=0, dtype=np.float64)))
        return None if np.isnan(value) else value

    @property
    def cases(self) -> int:
        """How many cases it measures."""
        return int(self.parts.any(axis=1).sum())

    def of(self, rows: Sequence[int]) -> Measure:
        """The same figure of these cases alone, without the labels that occur in none of them."""
        parts = self.parts[list(rows)]
        if not self.labels:
            return replace(self, parts=parts)
        sums = parts.reshape(len(parts), -1, len(self.labels))
        occurring = np.flatnonzero(sums.any(axis=(0, 1)))
        # One label is kept in any case: there are no columns of none.
        kept = occurring if len(occurring) else np.array([0])
        return self._with_labels(sums[:, :, kept], tuple(self.labels[place] for place in kept))

    def with_labels_of(self, other: Measure) -> Measure:
        """The same figure with columns for the labels of both, so that a row of one can stand in the other."""
        if self.labels == other.labels:
            return self
        every = tuple(sorted({*self.labels, *other.labels}, key=repr))
        sums = self.parts.reshape(len(self.parts), -1, len(self.labels))
        wider = np.zeros((*sums.shape[:2], len(every)), dtype=sums.dtype)
        wider[:, :, [every.index(label) for label in self.labels]] = sums
        return self._with_labels(wider, every)

    def _with_labels(self, sums: NDArray[Any], labels: tuple[Hashable, ...]) -> Measure:
        return replace(self, parts=sums.reshape(len(sums), -1), labels=labels)


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


def micro_f1_measure(name: str, pairs: Sequence[Pair | None]) -> Measure:
    """F1 over all labels of all cases together; each pair is the truth and what was said, None a case that is not
    measured. Of no label at all there is no F1."""
    parts = [(0, 0, 0) if pair is None else (len(pair[0] & pair[1]), len(pair[0]), len(pair[1])) for pair in pairs]
    return Measure(name, np.array(parts, dtype=np.float64).reshape(-1, 3), _micro_f1)


def macro_f1_measure(name: str, pairs: Sequence[Pair | None]) -> Measure:
    """The mean of each label's F1, over the labels that occur in the truth or in what was said. None: not measured."""
    parts, labels = label_sums([(frozenset(), frozenset()) if pair is None else pair for pair in pairs])
    return Measure(name, parts, _macro_f1, labels=labels)


def label_sums(pairs: Sequence[tuple[Set[Hashable], Set[Hashable]]]) -> tuple[NDArray[np.uint8], tuple[Hashable, ...]]:
    """(cases, 2 × labels): twice the hits of each label, then how often it is true or said; and the labels that occur,
    one where none does. Of a byte each: thousands of cases with hundreds of labels stay small."""
    labels = tuple(sorted({label for truth, said in pairs for label in truth | said}, key=repr)) or ("",)
    column = {label: place for place, label in enumerate(labels)}
    parts = np.zeros((len(pairs), 2, len(labels)), dtype=np.uint8)
    for row, (truth, said) in enumerate(pairs):
        for label in truth & said:
            parts[row, 0, column[label]] = 2
        for label in (*truth, *said):
            parts[row, 1, column[label]] += 1
    return parts.reshape(len(pairs), -1), labels


def _ratio(sums: Floats) -> Floats:
    return _divided(sums[..., 0], sums[..., 1])


def _micro_f1(sums: Floats) -> Floats:
    return _divided(2 * sums[..., 0], sums[..., 1] + sums[..., 2])


def _macro_f1(sums: Floats) -> Floats:
    hits, of = np.split(sums, 2, axis=-1)
    occurring = (of > 0).sum(axis=-1)
    return _divided(np.nan_to_num(_divided(hits, of)).sum(axis=-1), occurring)


def _divided(above: Floats, below: Floats) -> Floats:
    """NaN where the divisor is 0."""
    quotient: Floats = np.full(np.shape(above), np.nan)
    return np.divide(above, below, out=quotient, where=below > 0)
