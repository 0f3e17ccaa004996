"""How many threads llama.cpp gets: one for each physical core that this process may use."""

from __future__ import annotations

import os

import psutil


def physical_cores() -> int:
    """At least 1. Two threads on one core only take each other's place; where nothing is known, all count as cores."""
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min(usable, psutil.cpu_count(logical=False) or usable))
