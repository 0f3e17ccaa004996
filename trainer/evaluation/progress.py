"""How far a long job is, and how long it will still take, on standard error."""

from __future__ import annotations

import sys
import time
from typing import TextIO


class Progress:
    """On a terminal one line that is written over; elsewhere a line every ten seconds at most."""

    def __init__(self, total: int, done: int = 0, stream: TextIO | None = None) -> None:
        self._stream = stream or sys.stderr
        self._total, self._done, self._before = total, done, done
        self._started = self._shown = time.monotonic()

    def step(self) -> None:
        """One more is done."""
        self._done += 1
        now = time.monotonic()
        terminal = self._stream.isatty()
        if not terminal and now - self._shown < 10 and self._done < self._total:
            return
        self._shown = now
        left = (now - self._started) / (self._done - self._before) * (self._total - self._done)
        line = f"{self._done}/{self._total}  剩余 {duration(left)}"
        self._stream.write(f"\r\x1b[K{line}" if terminal else f"{line}\n")
        if terminal and self._done == self._total:
            self._stream.write("\n")
        self._stream.flush()


def duration(seconds: float) -> str:
    """3 分 20 秒."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return f"{hours} 小时 {minutes} 分"
    return f"{minutes} 分 {rest} 秒" if minutes else f"{rest} 秒"
