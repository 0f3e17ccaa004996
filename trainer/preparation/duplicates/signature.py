"""MinHash (Broder 1997): a short signature by which the likeness of two texts is estimated without either.

Shares of equal places estimate the Jaccard index of the sets of shingles, with a deviation of at most 0.045 at 128
places. Written out here: it is thirty lines of numpy, and the libraries for it bring scipy or build natively.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from trainer.preparation.duplicates.shingles import Hashes, mixed

PLACES = 128
SIGNATURE_SHINGLE = 5
"""Characters of a shingle where texts are compared with each other."""
Signature = NDArray[np.uint32]
Signatures = NDArray[np.uint32] | NDArray[np.uint8]
"""Of shape (n, 128), whole or each place's last byte."""
_SEEDS: Hashes = mixed(np.arange(1, PLACES + 1, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15))
_EMPTY = np.full(PLACES, np.iinfo(np.uint32).max, np.uint32)


def signature(hashes: Hashes) -> Signature:
    """The signature of a set of shingles, shape (128,)."""
    if not len(hashes):
        return _EMPTY
    # MinHash: each seed orders the set differently, and the signature keeps the smallest element of each order.
    orders = (hashes[None, :] ^ _SEEDS[:, None]) * np.uint64(0xD6E8FEB86659FD93)
    least: Signature = (orders >> np.uint64(32)).min(axis=1).astype(np.uint32)
    return least


def likeness(one: Signature | NDArray[np.uint8], others: Signatures) -> NDArray[np.float64]:
    """The estimated Jaccard index of one text with each of ``others``, shape (n, 128)."""
    return np.asarray((others == one).mean(axis=1), np.float64)
