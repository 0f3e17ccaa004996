"""Training, validation and test: whole cases, the test set the latest of them, so that nothing leaks between them."""

from __future__ import annotations

from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from trainer.preparation.candidates import drawn


class Split(StrEnum):
    """The value is the file's name."""

    TRAIN = "train"
    VALIDATION = "validation"
    TEST = "test"


def first_test_day(days: NDArray[np.int32], share: float) -> int | None:
    """The day from which on judgments are for the test: at most ``share`` of all, whole days, as many as that allows.

    ``days`` are as 20210305, 0 where unknown. None where no day parts them so (all of one day, or unknown).
    """
    most = int(share * len(days))
    known = np.unique(days[days > 0])
    for day in known:
        if 0 < np.count_nonzero(days >= day) <= most:
            return int(day)
    return None


def split_of(case: int, day: int, test_day: int | None, validation: float, test: float, seed: int) -> Split:
    """Where a case goes with all samples made of it. By time where ``test_day`` is known, else by the case's hash."""
    place = drawn(seed, "split", case) / 2**64
    if test_day is None:
        if place < test:
            return Split.TEST
        place -= test
    elif day >= test_day:
        return Split.TEST
    return Split.VALIDATION if 0 <= place < validation else Split.TRAIN
