"""How many answers of a batch are under way at a time, and who is asked for them."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from trainer.engines.at_a_time import USUAL_OF_SERVERS
from trainer.engines.embedded.engine import EmbeddedEngine
from trainer.engines.engine import Engine, Model
from trainer.engines.llama_cpp.llama_threads import llama_threads
from trainer.typed_path import typed_path

MOST_AT_A_TIME = 32
_MOST_CHILDREN = 4


def usual_ways(model: Model) -> int:
    """How many at a time, where the user does not say. The embedded engine writes with a small model on one core: so
    many of it fit beside each other; with a larger one it uses all cores, and a second would only take them away."""
    if model.engine != "embedded":
        return USUAL_OF_SERVERS.get(model.engine, 1)
    try:
        threads = llama_threads(typed_path(model.name))
    except OSError:
        return 1
    return max(1, min(_MOST_CHILDREN, threads.reading // threads.writing))


@asynccontextmanager
async def ways_to(engine: Engine, count: int) -> AsyncIterator[list[Engine]]:
    """One entry for each of ``count`` answers at a time. The embedded engine writes one at a time: for more there are
    more of it, each with the model in its own memory."""
    others: list[Engine] = []
    if isinstance(engine, EmbeddedEngine):
        others = [EmbeddedEngine() for _ in range(count - 1)]
    try:
        yield [engine, *(others or [engine] * (count - 1))]
    finally:
        for other in others:
            await other.close()
