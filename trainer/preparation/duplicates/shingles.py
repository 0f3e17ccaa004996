"""A text as the set of the runs of characters in it (shingles), each as a hash."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Hashes = NDArray[np.uint64]
_BASE = np.uint64(0x9E3779B97F4A7C15)


def shingles(text: str, length: int) -> Hashes:
    """Sorted hashes of the runs of ``length`` letters, digits and Chinese characters; one of the whole if shorter."""
    letters = "".join(filter(str.isalnum, text))
    if not letters:
        return np.empty(0, np.uint64)
    codes = np.frombuffer(letters.encode("utf-32-le", "replace"), np.uint32).astype(np.uint64)
    length = min(length, len(codes))
    count = len(codes) - length + 1
    hashes = np.zeros(count, np.uint64)
    for place in range(length):
        hashes = hashes * _BASE + codes[place : place + count]
    return np.unique(mixed(hashes))


def mixed(values: Hashes) -> Hashes:
    """Every bit made to depend on every other (the end of splitmix64, Steele et al. 2014)."""
    values = values ^ (values >> np.uint64(30))
    values = values * np.uint64(0xBF58476D1CE4E5B9)
    values = values ^ (values >> np.uint64(27))
    values = values * np.uint64(0x94D049BB133111EB)
    return values ^ (values >> np.uint64(31))


def jaccard(one: Hashes, other: Hashes) -> float:
    """Shared shingles over all of both; 0 for two empty texts."""
    shared = len(np.intersect1d(one, other, assume_unique=True))
    together = len(one) + len(other) - shared
    return shared / together if together else 0.0
