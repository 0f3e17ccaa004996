"""Holds what the engine's thread writes until the window paints: at most every 33 ms, however fast a model is."""

from __future__ import annotations

from threading import Lock

from desktop.pages.case.answer import Place


class PieceGatherer:
    """``put`` from any thread, ``take`` from the window's. One lock, no signal per piece."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._pieces: dict[Place, list[str]] = {}

    def put(self, place: Place, piece: str) -> None:
        """Some more of one text."""
        with self._lock:
            self._pieces.setdefault(place, []).append(piece)

    def take(self) -> dict[Place, str]:
        """All that came since the last call."""
        with self._lock:
            pieces, self._pieces = self._pieces, {}
        return {place: "".join(parts) for place, parts in pieces.items()}
