"""Products of how often each case counts with what each case adds: all resamples of all figures at once.

They are taken in blocks, so that a suite of any size needs no more memory than a block and the figures.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import Any

import numpy as np
from numpy.typing import NDArray

from trainer.evaluation.figures.measure import Floats

BLOCK = 2**22  # numbers; 32 MB


def rows_of_a_block(columns: int) -> int:
    """How many rows of so many columns are a block."""
    return max(1, BLOCK // max(1, columns))


class Columns:
    """What each unit adds to each sum of several figures, side by side: one product for all of them."""

    def __init__(self, parts: Sequence[NDArray[Any]]) -> None:
        """Each of the parts is (units, its columns)."""
        # Sums of small whole numbers are exact in half the precision, at twice the speed.
        self._short = [each.dtype.itemsize == 1 for each in parts]
        self._stacks = {
            short: _stacked([each for each, is_short in zip(parts, self._short, strict=True) if is_short is short])
            for short in (True, False)
        }

    def sums(self, counts: NDArray[Any]) -> list[Floats]:
        """``counts`` (resamples, units), small whole numbers. For each figure its sums (resamples, columns)."""
        pieces = {short: iter(self._split(counts, short)) for short in (True, False)}
        return [next(pieces[short]).astype(np.float64, copy=False) for short in self._short]

    def _split(self, counts: NDArray[Any], short: bool) -> list[NDArray[Any]]:
        stack, ends = self._stacks[short]
        if not ends:
            return []
        return np.split(counts.astype(stack.dtype) @ stack, ends[:-1], axis=1)


def _stacked(parts: Sequence[NDArray[Any]]) -> tuple[NDArray[Any], list[int]]:
    """All columns, and where each one's end."""
    ends = list(accumulate(each.shape[1] for each in parts))
    if not parts:
        return np.empty((0, 0)), ends
    precision = np.float32 if parts[0].dtype.itemsize == 1 else np.float64
    return np.hstack(parts).astype(precision), ends
