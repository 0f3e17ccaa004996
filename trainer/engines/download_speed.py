"""How fast a download is, of late."""

from __future__ import annotations

from collections import deque

# Long enough to smooth what a server reports in bursts, short enough to show a line that broke.
_WINDOW_SECONDS = 10.0
_LEAST_SECONDS = 1.0


class DownloadSpeed:
    """Over the last ten seconds. What was on the disk before does not count."""

    def __init__(self) -> None:
        self._first: dict[str, int] = {}
        self._fetched: deque[tuple[float, int]] = deque()

    def note(self, layers: dict[str, int], at: float) -> None:
        """``layers``: bytes that are there of each part; ``at`` in seconds."""
        # Bytes that a layer has when it is first reported were downloaded earlier, and are not speed.
        fetched = sum(completed - self._first.setdefault(name, completed) for name, completed in layers.items())
        self._fetched.append((at, fetched))
        # The last entry before the window is kept as the starting point of the measurement.
        while len(self._fetched) > 2 and self._fetched[1][0] <= at - _WINDOW_SECONDS:
            self._fetched.popleft()

    def bytes_per_second(self) -> float | None:
        """None before a second has passed."""
        if not self._fetched:
            return None
        (began, before), (now, fetched) = self._fetched[0], self._fetched[-1]
        return (fetched - before) / (now - began) if now - began >= _LEAST_SECONDS else None
