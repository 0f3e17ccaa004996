"""An engine's answer, ended where it only repeats itself."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import aclosing
from functools import wraps
from time import monotonic
from typing import TypeVar

from trainer.engines.engine import Finished, Piece, Request
from trainer.engines.repetition import RepetitionGuard

E = TypeVar("E")
Judge = Callable[[E, Request], AsyncIterator[Piece | Finished]]


def stops_at_repetition(judge: Judge[E]) -> Judge[E]:
    """For ``judge`` of every engine: stops the model, as a cancelled task would, and ends with the reason "repeats"."""

    @wraps(judge)
    async def watched(engine: E, request: Request) -> AsyncIterator[Piece | Finished]:
        guard, pieces, began = RepetitionGuard(), 0, monotonic()
        async with aclosing(judge(engine, request)) as items:  # type: ignore[type-var]
            async for item in items:
                yield item
                if isinstance(item, Finished):
                    continue
                began = began if pieces else monotonic()
                pieces += 1
                if guard.feed(item.text):
                    break
        if guard.kept is not None:
            # Nobody counts the tokens of an answer that is broken off: each piece is one, or little more.
            sent = request.model.own.under(request.parameters)
            yield Finished("repeats", None, pieces, monotonic() - began, parameters=sent, kept=guard.kept)

    return watched
