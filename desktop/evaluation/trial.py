"""A few cases asked of a model, only to learn how long it takes."""

from __future__ import annotations

import time
from collections.abc import Sequence
from contextlib import aclosing
from typing import TYPE_CHECKING

from desktop.evaluation.asked import AskedSuite
from desktop.evaluation.pace import Pace

if TYPE_CHECKING:
    from trainer.engines.engine import Engine
    from trainer.samples.prompt import Turn

TRIED = 3


def first_turns(suites: Sequence[AskedSuite], system: str | None) -> list[list[Turn]]:
    """Some questions of the suites as they will be asked. Raises EvaluationError, OSError."""
    from pathlib import Path

    from trainer.evaluation.suites.suite import Prompt
    from trainer.evaluation.suites.suites import suite_named

    found: list[list[Turn]] = []
    for asked in suites:
        suite = suite_named(asked.suite)
        questions = suite.read(Path(asked.file))[:TRIED]
        found += [suite.turns(question, Prompt(asked.prompt), system) for question in questions]
    step = max(1, len(found) // TRIED)
    return found[::step][:TRIED]


async def tried(engine: Engine, name: str, suites: Sequence[AskedSuite], num_predict: int) -> Pace:
    """What the model needs for an answer once it is loaded, with reading the facts. Raises EngineError, and what
    ``first_turns`` raises."""
    import asyncio

    from trainer.engines.engine import Finished, Request
    from trainer.evaluation.answering.answerer import greedy

    model = await engine.find(name)
    parameters = greedy(num_predict)
    turns = await asyncio.to_thread(first_turns, suites, model.system)
    seconds = []
    for each in turns:
        began, loading = time.monotonic(), 0.0
        async with aclosing(engine.judge(Request(model, each, parameters))) as items:  # type: ignore[type-var]
            async for item in items:
                if isinstance(item, Finished):
                    loading = item.load_seconds
        seconds.append(max(0.0, time.monotonic() - began - loading))
    return Pace(sum(seconds) / len(seconds), len(seconds), tried=True)
