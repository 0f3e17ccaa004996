"""Several questions under way at a time, none of whose answers is lost when another fails."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Sequence

from trainer.engines.engine import EngineError
from trainer.evaluation.answering.answer import Answer
from trainer.evaluation.answering.answerer import Asked

# Failures of what is asked, not of a question: another one would meet the same.
_FINAL = frozenset(("absent", "no_model", "bad_file", "refused", "unconfirmed", "key"))
_Waiting = deque[tuple[int, Asked]]


async def ask_together(
    answer: Callable[[Asked], Awaitable[Answer]],
    asked: Sequence[Asked],
    at_a_time: int,
    taken: Callable[[int, Answer], None],
) -> None:
    """Asks ``at_a_time`` at once. After a failure those under way are waited for, then the failed ones asked again one
    by one, then the rest goes on. What fails twice is left out.

    Raises EngineError: at once where nothing more can be answered (the server has gone; two in turn failed twice), else
    when all others are answered. Raises what ``taken`` raises; nothing more is asked then.
    """
    waiting: _Waiting = deque(enumerate(asked))
    left_out: list[EngineError] = []
    while waiting:
        failed = await _ask_until_failure(answer, waiting, at_a_time, taken)
        in_turn = 0
        for place, question in failed:
            try:
                again = await answer(question)
            except EngineError as error:
                left_out.append(error)
                in_turn += 1
                if error.kind in _FINAL or in_turn == 2:
                    raise
            else:
                in_turn = 0
                taken(place, again)
    if left_out:
        raise left_out[0]


async def _ask_until_failure(
    answer: Callable[[Asked], Awaitable[Answer]],
    waiting: _Waiting,
    at_a_time: int,
    taken: Callable[[int, Answer], None],
) -> list[tuple[int, Asked]]:
    """Empties ``waiting``, up to the first failure; what failed by then, in the order of the questions."""
    failed: list[tuple[int, Asked]] = []

    async def ask() -> None:
        while waiting and not failed:
            place, question = waiting.popleft()
            try:
                came = await answer(question)
            except EngineError:
                failed.append((place, question))
            else:
                taken(place, came)

    try:
        async with asyncio.TaskGroup() as group:
            for _ in range(min(at_a_time, len(waiting))):
                group.create_task(ask())
    except BaseExceptionGroup as together:
        raise together.exceptions[0] from None
    return sorted(failed, key=lambda each: each[0])
