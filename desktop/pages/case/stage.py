"""Where a judgment stands."""

from __future__ import annotations

from enum import Enum, auto


class Stage(Enum):
    """In the order in which a judgment goes through them, as far as it comes."""

    EMPTY = auto()
    WAITING = auto()
    WRITING = auto()
    FINISHED = auto()
    STOPPED = auto()
    INTERRUPTED = auto()  # restored after a crash
    FAILED = auto()
    COMPARED = auto()  # two judgments side by side
