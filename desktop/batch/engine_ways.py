"""How many answers of a batch are under way at a time, and who is asked for them."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the window asks for the usual number before it has any engine
    from trainer.engines.engine import Engine

MOST_AT_A_TIME = 32
# A server that was set up for fewer lets the others wait, which costs nothing: its next answer begins at once while we
# read the last one. An office's server writes many side by side as fast as one.
_USUAL = {"embedded": 1, "ollama": 2, "openai": 8}


def usual_ways(engine: str) -> int:
    """How many at a time, where the user does not say."""
    return _USUAL.get(engine, 1)


@asynccontextmanager
async def ways_to(engine: Engine, wanted: int | None) -> AsyncIterator[list[Engine]]:
    """One entry for each answer at a time. The embedded engine writes one at a time: for more there are more of it,
    each with the model in its own memory. ``wanted``: None for what is usual.
    """
    from trainer.engines.embedded.engine import EmbeddedEngine

    count = wanted or usual_ways(engine.name)
    others: list[Engine] = []
    if isinstance(engine, EmbeddedEngine):
        others = [EmbeddedEngine() for _ in range(count - 1)]
    try:
        yield [engine, *(others or [engine] * (count - 1))]
    finally:
        for other in others:
            await other.close()
