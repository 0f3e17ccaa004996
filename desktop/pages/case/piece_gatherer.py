"""Holds what the engine's thread writes until the window paints: at most every 33 ms, however fast a model is."""

from __future__ import annotations

from threading import Lock


class PieceGatherer:
    """``put`` from any thread, ``take`` from the window's. One lock, no signal per piece."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._pieces: list[str] = []

    def put(self, piece: str) -> None:
        """Some more text."""
        with self._lock:
            self._pieces.append(piece)

    def take(self) -> str:
        """All that came since the last call."""
        with self._lock:
            pieces, self._pieces = self._pieces, []
        return "".join(pieces)
