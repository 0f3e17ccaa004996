"""How far a push is, and where a stop of it takes effect."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from trainer.publish.errors import publishing_stopped


@dataclass(frozen=True, slots=True)
class PushProgress:
    """``step``: "hash", "upload", "create", "check", "tag". Bytes, where bytes are what takes time."""

    step: str
    done: int = 0
    total: int = 0
    bytes_per_second: float = 0.0
    seconds_left: float | None = None


class ByteWatch:
    """Counts bytes of one step, and is where a stop takes effect."""

    def __init__(
        self, step: str, total: int, report: Callable[[PushProgress], None], stopped: Callable[[], bool]
    ) -> None:
        self._step = step
        self._total = total
        self._report = report
        self._stopped = stopped
        self._done = 0
        self._started = time.monotonic()

    def passed(self, size: int) -> None:
        if self._stopped():
            raise publishing_stopped()
        self._done += size
        seconds = time.monotonic() - self._started
        speed = self._done / seconds if seconds > 0 else 0.0
        left = (self._total - self._done) / speed if speed > 0 else None
        self._report(PushProgress(self._step, self._done, self._total, speed, left))
