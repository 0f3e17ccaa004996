"""What is drawn or swapped as one: a case, with all questions that ask about it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from trainer.evaluation.cases.question import Question

Units = NDArray[np.intp]


def units_of(questions: Sequence[Question]) -> Units:
    """(questions,): the number of each one's unit, from 0 in the order in which the units first occur."""
    number: dict[object, int] = {}
    keys = [question.cluster or place for place, question in enumerate(questions)]
    return np.array([number.setdefault(key, len(number)) for key in keys], dtype=np.intp)


def number_of(units: Units) -> int:
    """How many units there are."""
    return int(units.max(initial=-1)) + 1


def summed(parts: NDArray[Any], units: Units) -> NDArray[Any]:
    """(units, columns): what each unit adds to the sums."""
    count = number_of(units)
    if count == len(units):
        return parts
    sums = np.zeros((count, parts.shape[1]))
    np.add.at(sums, units, parts)
    return sums
