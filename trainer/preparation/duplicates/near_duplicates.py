"""Near-duplicates among many texts by locality-sensitive hashing of their MinHash signatures.

Signatures are cut into 32 bands of four places: texts with an equal band are compared. Of pairs whose likeness is 0.6 a
share of 0.99 has one, of pairs with 0.3 a share of 0.23 (Leskovec et al., Mining of Massive Datasets, 3.4).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from trainer.preparation.duplicates.shingles import mixed
from trainer.preparation.duplicates.signature import PLACES, Signatures, likeness

ROWS = 4
THRESHOLD = 0.6
"""The facts of different cases share little: of a third of the pairs among 610
judgments, most of one crime, the likest two had 0.29."""
_MOST_KEPT = 64


def near_duplicates(signatures: Signatures, threshold: float) -> NDArray[np.int64]:
    """For each text the first that it is like, through any chain of texts; its own place where there is none.

    ``signatures`` has shape (n, 128), and may lie on the disk: one band is held in memory at a time. A text is compared
    with the first 64 different ones of a band only, which bounds the work on boilerplate.
    """
    first = np.arange(len(signatures), dtype=np.int64)
    for band in range(0, PLACES, ROWS):
        keys = _keys(signatures[:, band : band + ROWS])
        order = np.argsort(keys, kind="stable")
        ends = np.flatnonzero(np.diff(keys[order])) + 1
        bounds = np.concatenate(([0], ends, [len(order)]))
        for group in np.flatnonzero(np.diff(bounds) > 1):
            _compare(signatures, order[bounds[group] : bounds[group + 1]], first, threshold)
    return np.array([_root(first, place) for place in range(len(first))], np.int64)


def _compare(signatures: Signatures, members: NDArray[np.int64], first: NDArray[np.int64], threshold: float) -> None:
    for _ in range(_MOST_KEPT):
        if len(members) < 2:
            return
        head, members = members[0], members[1:]
        like = likeness(signatures[head], signatures[members]) >= threshold
        for place in members[like]:
            one, other = _root(first, int(head)), _root(first, int(place))
            first[max(one, other)] = min(one, other)
        members = members[~like]


def _root(first: NDArray[np.int64], place: int) -> int:
    while first[place] != place:
        first[place] = first[first[place]]
        place = int(first[place])
    return place


def _keys(band: Signatures) -> NDArray[np.uint64]:
    keys = np.zeros(len(band), np.uint64)
    for place in range(band.shape[1]):
        keys = mixed(keys * np.uint64(0x100000001B3) + band[:, place].astype(np.uint64))
    return keys
