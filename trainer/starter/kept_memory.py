"""Memory that a training step frees is kept for the next one."""

from __future__ import annotations

import ctypes

# malloc.h of glibc
_M_TRIM_THRESHOLD = -1
_M_MMAP_MAX = -4
_M_ARENA_MAX = -8


def keep_freed_memory() -> None:
    """Tells the C library of this process not to hand large blocks back after each use (glibc; elsewhere nothing).

    Every tensor of a step would else be new memory, and the first touch of each of its pages costs more than computing
    on it; most of all on virtual machines.
    """
    set_option = getattr(ctypes.CDLL(None), "mallopt", None)
    if set_option is not None:
        set_option(_M_MMAP_MAX, 0)
        set_option(_M_TRIM_THRESHOLD, 2**31 - 1)
        set_option(_M_ARENA_MAX, 1)
