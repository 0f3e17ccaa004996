"""The one way to have cases judged: every run is in the history before it is sent, every piece before it is shown."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING, Protocol
from uuid import uuid4

from desktop.judging.case import Case
from desktop.judging.sample_run import RunKeeper, SampleRun
from resources.model_card.parameters import Parameters
from trainer.engines.engine import Engine, Model

if TYPE_CHECKING:
    from desktop.judging.verdict import Verdict

EngineFor = Callable[[str], Awaitable[Engine]]
"""The engine of that name. Raises EngineError where there is none."""


@dataclass(frozen=True, slots=True)
class Column:
    """One case, as one model is asked. ``changes`` say what sets it apart from the other columns; ``system`` is a
    system text of the user's own."""

    case: Case
    model: Model
    parameters: Parameters
    changes: tuple[tuple[str, str], ...] = ()
    system: str | None = None


@dataclass(frozen=True, slots=True)
class Round:
    """What is asked together: each column so many times. Its runs have one ``group`` in the history."""

    columns: tuple[Column, ...]
    samples: int = 1
    matter: int | None = None
    group: str = field(default_factory=lambda: uuid4().hex)


class RoundListener(Protocol):
    """Hears of everything, on the engines' thread. ``column`` and ``sample`` count from 0; ``run`` is the history's."""

    def began(self, column: int, sample: int, run: int) -> None:
        """It is in the history, and will be sent now."""
        ...

    def text(self, column: int, sample: int, piece: str) -> None:
        """Some more text, which the history has already."""
        ...

    def judged(self, column: int, sample: int, run: int, verdict: Verdict) -> None:
        """It is read: to its end, or as far as it was written when the round was stopped (``finished`` is None)."""
        ...

    def failed(self, column: int, sample: int, run: int, error: Exception, verdict: Verdict | None) -> None:
        """It came to no end; ``verdict`` is what was written until then, None where that is nothing. ``run`` is 0 where
        the history could not keep it, so that it was not sent."""
        ...


async def judge_round(
    round: Round, engine_for: EngineFor, history: RunKeeper, listener: RoundListener, *, parallel: int = 1
) -> None:
    """Asks for all samples of the first column, then of the next; ``parallel`` are under way at a time.

    What fails is told and leaves the rest alone: but where a column's answer failed before its first word the others
    would fail likewise, and are not asked for. Raises no EngineError. Cancelling the task stops the model; what was
    written is kept as stopped, and told.
    """
    for numbers in _same_model(round.columns):
        jobs = deque((column, sample) for column in numbers for sample in range(round.samples))
        ways = {column: _Way() for column in numbers}
        asking = _Asking(round, engine_for, history, listener, jobs, ways)
        async with asyncio.TaskGroup() as group:
            for _ in range(max(1, min(parallel, len(jobs)))):
                group.create_task(asking.work())


def _same_model(columns: tuple[Column, ...]) -> Iterator[list[int]]:
    """Columns in a row that one model answers: two models at a time may not fit into memory."""
    for _, same in groupby(enumerate(columns), lambda each: (each[1].model.engine, each[1].model.name)):
        yield [number for number, _ in same]


@dataclass(slots=True)
class _Way:
    """``read``: the model has read the column's prompt, so that the others find it in the server's cache."""

    read: asyncio.Event = field(default_factory=asyncio.Event)
    hopeless: bool = False


@dataclass(frozen=True, slots=True)
class _Asking:
    round: Round
    engine_for: EngineFor
    history: RunKeeper
    listener: RoundListener
    jobs: deque[tuple[int, int]]
    ways: dict[int, _Way]

    async def work(self) -> None:
        """One answer after the other, until none is left to be asked for."""
        while self.jobs:
            column, sample = self.jobs.popleft()
            way = self.ways[column]
            if sample > 0:
                await way.read.wait()
            if way.hopeless:
                continue
            run = SampleRun(self.round, column, sample, self.history, self.listener)
            try:
                wrote = await run.judge(self.engine_for, way.read.set)
            finally:
                way.read.set()
            way.hopeless = way.hopeless or not wrote
