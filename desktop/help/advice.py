"""How the recommended model would run on this computer, and why."""

from __future__ import annotations

from enum import Enum

from desktop.help.computer import Computer
from trainer.engines.preference import DEFAULT_MODEL_BYTES, default_model_memory

_SPARE_DISK = 2**30
"""Bytes that a system's disk should keep."""


class Fit(Enum):
    """From the best down."""

    CARD = "card"  # all of it in the graphics card's memory
    MEMORY = "memory"  # in memory, on the processor
    TIGHT = "tight"  # there is memory, but other programs have it now
    TOO_SMALL = "too small"


def fit(computer: Computer) -> Fit:
    """By memory alone; ``disk_suffices`` is asked apart, as a file on a stick needs no disk."""
    needed = default_model_memory()
    if computer.card is not None and computer.card.memory_bytes >= needed:
        return Fit.CARD
    if not computer.runs_the_model:
        return Fit.TOO_SMALL
    return Fit.TIGHT if computer.free_bytes is not None and computer.free_bytes < needed else Fit.MEMORY


def disk_suffices(computer: Computer) -> bool:
    """Whether the download has room; True where that is not known: the download itself says so then."""
    return computer.disk_bytes is None or computer.disk_bytes >= DEFAULT_MODEL_BYTES + _SPARE_DISK
