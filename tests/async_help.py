"""Runs what is asynchronous in a test, on a loop that leaves nothing behind."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import aclosing
from dataclasses import dataclass, field

from trainer.engines.engine import Engine, Finished, Piece, Request


@dataclass(slots=True)
class Answer:
    """All that came."""

    pieces: list[str] = field(default_factory=list)
    finished: Finished | None = None

    @property
    def text(self) -> str:
        """The pieces together."""
        return "".join(self.pieces)


async def answer(engine: Engine, request: Request, into: Answer | None = None) -> Answer:
    """The whole answer; ``into`` keeps what came before an error."""
    got = into if into is not None else Answer()
    items: AsyncIterator[Piece | Finished] = engine.judge(request)
    async with aclosing(items) as stream:  # type: ignore[type-var]
        async for item in stream:
            if isinstance(item, Piece):
                got.pieces.append(item.text)
            else:
                got.finished = item
    return got


async def until(condition: object, seconds: float = 5.0) -> bool:
    """Waits until ``condition()`` holds; False where it never does."""
    assert callable(condition)
    loop = asyncio.get_running_loop()
    end = loop.time() + seconds
    while loop.time() < end:
        if condition():
            return True
        await asyncio.sleep(0.01)
    return bool(condition())
