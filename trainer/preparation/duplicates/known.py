"""What was taken in before, as marks by which a duplicate is known: 144 bytes a case.

Of each place of a signature the last byte is kept: by chance two are equal once in 256, which adds 0.004 to a likeness.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from trainer.preparation.duplicates.signature import PLACES
from trainer.whole_file import whole_file

FOLDER = "known"


@dataclass(frozen=True, slots=True)
class Known:
    """``cases`` are hashes of documents, ``numbers`` those of case numbers (0: none), ``signatures`` of shape
    (n, 128)."""

    cases: NDArray[np.uint64]
    numbers: NDArray[np.uint64]
    signatures: NDArray[np.uint8]

    def __len__(self) -> int:
        return len(self.cases)


NOTHING = Known(np.empty(0, np.uint64), np.empty(0, np.uint64), np.empty((0, PLACES), np.uint8))


def read_known(folder: Path, takings: int) -> Known:
    """Of the first ``takings``. Raises OSError, ValueError where it is damaged."""
    found = [np.load(path) for path in _files(folder)[:takings]]
    if not found:
        return NOTHING
    every = np.concatenate(found)
    return Known(every["case"], every["number"], every["signature"])


def keep_known(folder: Path, taking: int, known: Known) -> None:
    """Of one taking; written whole. Raises OSError."""
    rows = np.zeros(len(known), [("case", "u8"), ("number", "u8"), ("signature", "u1", PLACES)])
    rows["case"], rows["number"], rows["signature"] = known.cases, known.numbers, known.signatures
    with whole_file(folder / FOLDER / f"{taking:06}.npy") as part, part.open("wb") as file:
        np.save(file, rows)


def _files(folder: Path) -> list[Path]:
    return sorted((folder / FOLDER).glob("*.npy"))


def short(signatures: NDArray[np.uint32]) -> NDArray[np.uint8]:
    """Of shape (n, 128), each place's last byte."""
    return signatures.astype(np.uint8)
