"""Whether two predictors differ by more than chance: a paired randomisation test over the same cases.

Were the two alike, it would be chance which of them gave which of the two answers to a case. So both answers are
swapped in every case by the toss of a coin, again and again, and p is how often the difference of the figures is then
at least as far from 0 as it is (Fisher 1935; of F1: Yeh 2000, "More accurate tests for the statistical significance of
result differences"). All ways of swapping are gone through where they are few; else p is that of Phipson & Smyth 2010,
(b + 1) / (m + 1). Same as scipy.stats.permutation_test with permutation_type="samples", which the downloaded program
does not have.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from trainer.evaluation.figures.bootstrap import SEED
from trainer.evaluation.figures.measure import Floats, Measure
from trainer.evaluation.figures.products import Columns, rows_of_a_block
from trainer.evaluation.figures.units import Units, number_of, summed

PERMUTATIONS = 10_000
EXACT = 13  # with so many units that differ all 8,192 ways are gone through
# Two ways of swapping that give the same difference give it to the last few bits only.
TIE = 1e-12


@dataclass(frozen=True, slots=True)
class _Pair:
    """One figure of both, as sums: ``apart`` (units, columns) is by how much each unit's sums differ."""

    measure: Measure
    left: Floats
    right: Floats
    apart: NDArray[Any]

    @property
    def differing(self) -> NDArray[np.intp]:
        return np.flatnonzero(self.apart.any(axis=1))

    def difference(self, moved: Floats | float = 0.0) -> Floats:
        """With sums (…, columns) moved from the left to the right."""
        return self.measure.combined(self.left - moved) - self.measure.combined(self.right + moved)

    def as_far(self, moved: Floats) -> int:
        """How many of these differences are as far from 0. One that is not to be measured counts as such."""
        bound = abs(float(self.difference())) * (1 - TIE) - TIE
        return int((~(np.abs(self.difference(moved)) < bound)).sum())


def paired_p(
    left: Sequence[Measure], right: Sequence[Measure], units: Units, permutations: int = PERMUTATIONS
) -> list[float | None]:
    """The two-sided p of each figure. None where one of the two has nothing to measure, or where they differ in no
    case: then there is nothing to be tested."""
    pairs = [_pair(one, other, units) for one, other in zip(left, right, strict=True)]
    found: dict[int, float] = {}
    many: list[int] = []
    for place, pair in enumerate(pairs):
        if np.isnan(pair.difference()) or not len(pair.differing):
            continue
        if len(pair.differing) <= EXACT:
            found[place] = _exact(pair)
        else:
            many.append(place)
    exceeding = dict.fromkeys(many, 0)
    columns = Columns([pairs[place].apart for place in many])
    for swaps in _swaps(number_of(units), permutations if many else 0):
        for place, moved in zip(many, columns.sums(swaps), strict=True):
            exceeding[place] += pairs[place].as_far(moved)
    found |= {place: (count + 1) / (permutations + 1) for place, count in exceeding.items()}
    return [found.get(place) for place in range(len(pairs))]


def _pair(left: Measure, right: Measure, units: Units) -> _Pair:
    one, other = left.with_labels_of(right), right.with_labels_of(left)
    first, second = summed(one.parts, units), summed(other.parts, units)
    # Counts of labels stay numbers of a byte, which the product takes faster.
    apart = np.subtract(first, second, dtype=np.int8 if first.dtype == second.dtype == np.uint8 else np.float64)
    return _Pair(one, first.sum(axis=0, dtype=np.float64), second.sum(axis=0, dtype=np.float64), apart)


def _exact(pair: _Pair) -> float:
    """Over all ways to swap the units that differ."""
    differing = pair.differing
    ways = 1 << len(differing)
    swapped = (np.arange(ways)[:, None] >> np.arange(len(differing))) & 1
    return pair.as_far(swapped.astype(np.float64) @ pair.apart[differing]) / ways


def _swaps(units: int, permutations: int) -> Iterator[NDArray[np.uint8]]:
    """Blocks of (permutations, units): 1 where a unit's two answers are swapped."""
    random = np.random.default_rng(SEED)
    block = rows_of_a_block(units)
    for begin in range(0, permutations, block):
        yield random.integers(2, size=(min(block, permutations - begin), units), dtype=np.uint8)
