"""What is done where memory runs out: the micro-batch is halved, in all processes alike."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

import torch

from trainer.recipe.errors import TuningError
from trainer.recipe.estimate import optimizer_bytes
from trainer.runs.events import Fitted
from trainer.tuning.device import is_out_of_memory
from trainer.tuning.position import Position
from trainer.tuning.prepared_run import PreparedRun
from trainer.tuning.processes import Processes

Result = TypeVar("Result")


class NoMemory(Exception):
    """It ran out in one of the processes at least."""


def in_memory(processes: Processes, work: Callable[[], Result]) -> Result:
    """What ``work`` gives in this process. Raises NoMemory in every process where memory ran out in any."""
    ran_out = False
    try:
        result = work()
    except Exception as error:
        if not is_out_of_memory(error):
            raise
        ran_out = True
    # Raised outside the except block: the first error's traceback keeps the tensors that filled the memory.
    (anywhere,) = processes.highest(int(ran_out))
    if anywhere:
        raise NoMemory
    return result


def rehearse(run: PreparedRun, position: Position) -> Position:
    """The longest micro-batch first, so that too little memory shows in the first minute. Raises TuningError."""
    needed = optimizer_bytes(run.recipe, run.trainee.network.trainable())
    while True:
        heaviest = run.plan.heaviest(position.micro_batch_tokens, packed=run.packs)
        batch = run.batch(heaviest)
        try:
            in_memory(run.processes, lambda batch=batch: run.trainee.rehearse(batch, needed))  # type: ignore[misc]
            break
        except NoMemory:
            position = halve(run, position)
    run.folder.tell(Fitted(time.time(), run.plan.size(heaviest), run.device.used(), run.device.memory))
    return position


def halve(run: PreparedRun, position: Position) -> Position:
    """Half the micro-batch, so twice as many in a step, whose loss stays the same. Raises TuningError("memory")."""
    before, longest = position.micro_batch_tokens, max(run.plan.lengths)
    after = max(before // 2, longest)
    if after >= before:
        raise TuningError("memory", "recipe.memory-too-small", f"{before} tokens, {run.device.used()} bytes")
    if run.device.cuda:
        torch.cuda.empty_cache()
    run.folder.warn("memory", "recipe.batch-halved", before=before, after=after, step=position.step)
    return replace(position, micro_batch_tokens=after)
