"""How many threads llama.cpp gets for a model."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

# Below this size synchronising two threads after each step costs more than the second one saves.
_SMALL_MODEL = 128 * 2**20


@dataclass(frozen=True, slots=True)
class Threads:
    """``reading`` for a prompt, many tokens at once; ``writing`` for an answer, one token after the other."""

    reading: int
    writing: int


def llama_threads(model: Path) -> Threads:
    """For the model of this file, which must be there."""
    cores = physical_cores()
    return Threads(cores, 1 if model.stat().st_size < _SMALL_MODEL else cores)


def physical_cores() -> int:
    """Those that this process may use; at least 1. Two threads on one core only take each other's place.

    Where nothing is known of cores, all that the system shows count as such.
    """
    import psutil  # which no listing of models waits for

    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min(usable, psutil.cpu_count(logical=False) or usable))
