"""How long a step will still take."""

from __future__ import annotations

import time
from collections.abc import Callable


class Pace:
    """Judged by what this process has done of the step: what an earlier one did cost nothing now."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._step = ""
        self._began = self._before = 0.0

    def seconds_left(self, step: str, done: float, total: float) -> float | None:
        """None while nothing new is done."""
        now = self._clock()
        if step != self._step:
            self._step, self._began, self._before = step, now, done
        new = done - self._before
        return (now - self._began) / new * (total - done) if new > 0 else None
