"""How a job of this room tells how far it is."""

from __future__ import annotations

from typing import Protocol


class Reporter(Protocol):
    """Of a step: bytes done, and of how many; 0 where that is not known."""

    def __call__(self, step: str, done: int, total: int, /) -> None: ...
