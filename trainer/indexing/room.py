"""The room on the disk that an index takes, estimated before anything is read."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from trainer.preparation.pieces import Unit

SHARE = 0.8
"""Of the bytes of judgments unpacked: what is read of them until it is in the index (masked texts and signatures, half
of the bytes at most), and the index (a third). Measured: 0.62 on the 297 judgments of JuDGE's test set."""


@dataclass(frozen=True, slots=True)
class Room:
    """Bytes: what is needed at most, where every document is a judgment that is taken, and what is free."""

    most: int
    free: int


def room_for(units: Iterable[Unit], folder: Path) -> Room:
    """``folder`` is there."""
    length = sum(max(piece.length, piece.size) for unit in units for piece in unit.pieces)
    return Room(round(length * SHARE), shutil.disk_usage(folder).free)
