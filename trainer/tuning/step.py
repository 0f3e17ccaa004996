"""One step of the optimiser."""

from __future__ import annotations

import math
import time
from collections.abc import Sequence
from dataclasses import replace
from enum import IntEnum

import torch

from resources.messages.message import message
from trainer.recipe.errors import TuningError
from trainer.runs.events import Step
from trainer.tuning.batch_plan import MicroBatch
from trainer.tuning.checkpointing import go_back
from trainer.tuning.device import is_out_of_memory
from trainer.tuning.memory_limit import NoMemory, halve, in_memory
from trainer.tuning.position import Position
from trainer.tuning.prepared_run import PreparedRun

SampleLosses = list[tuple[int, float]]
"""The place of each sample of a step, and the sum of its losses."""


class _Went(IntEnum):
    """How the gradients of a step went in a process; the highest over all decides for all."""

    WELL = 0
    STOPPED = 1
    NO_MEMORY = 2


def take_step(run: PreparedRun, position: Position) -> Position:
    """Where the run then stands. Where the step cannot be finished it is to be done again. Raises TuningError."""
    began = time.monotonic()
    samples = run.plan.samples(position.step)
    answer_tokens = sum(run.samples[sample].answer_length for sample in samples)
    went, losses = _gradients(run, position, answer_tokens)
    if went is not _Went.WELL:
        run.trainee.forget()
        return halve(run, position) if went is _Went.NO_MEMORY else position
    loss = _loss(run, position, losses, answer_tokens)
    rate = run.recipe.run.learning_rate_at(position.step, len(run.samples))
    try:
        norm = in_memory(run.processes, lambda: run.trainee.update(rate))
    except NoMemory:
        # Failed in the optimiser: some weights may have moved already, so the step cannot simply be repeated.
        smaller = halve(run, position)
        return replace(go_back(run), micro_batch_tokens=smaller.micro_batch_tokens)
    _check_norm(run, position, norm, samples)

    tokens, seconds = sum(map(run.plan.lengths.__getitem__, samples)), time.monotonic() - began
    run.pace.step(tokens, seconds)
    after = replace(
        position, step=position.step + 1, seconds=position.seconds + seconds, tokens=position.tokens + tokens
    )
    run.folder.tell(_told(run, after.step, loss, rate, norm, tokens))
    return after


def _gradients(run: PreparedRun, position: Position, answer_tokens: int) -> tuple[_Went, SampleLosses]:
    """Adds those of all samples up; the losses are of all processes."""
    processes = run.processes
    shares = run.plan.micro_batches(
        position.step, position.micro_batch_tokens, packed=run.packs, processes=processes.count
    )
    # Seeded by the step alone, so that a resumed run draws the numbers of an unbroken one.
    torch.manual_seed((run.recipe.run.seed << 32) + position.step * processes.count + processes.index)
    went, losses = _own_gradients(run, shares[processes.index], answer_tokens)
    went = _Went(processes.highest(went)[0])
    return went, processes.gather(losses) if went is _Went.WELL else []


def _own_gradients(run: PreparedRun, batches: Sequence[MicroBatch], answer_tokens: int) -> tuple[_Went, SampleLosses]:
    """Of this process's micro-batches."""
    losses = []
    try:
        for batch in batches:
            if run.asked_to_stop():
                return _Went.STOPPED, []
            losses.append((batch, run.trainee.gradients(run.batch(batch), answer_tokens)))
    except Exception as error:
        if not is_out_of_memory(error):
            raise
        return _Went.NO_MEMORY, []
    # tolist() waits for the device, so it is called once, after all batches.
    return _Went.WELL, [
        (sample, value) for batch, values in losses for sample, value in zip(batch, values.tolist(), strict=True)
    ]


def _loss(run: PreparedRun, position: Position, losses: SampleLosses, answer_tokens: int) -> float:
    """The mean over the answers' tokens of the step."""
    loss = math.fsum(value for _, value in losses) / answer_tokens
    if not math.isfinite(loss) or loss == 0.0:
        causes = [sample for sample, value in losses if not math.isfinite(value) or value == 0.0]
        raise _failure(run, position, loss, causes)
    return loss


def _check_norm(run: PreparedRun, position: Position, norm: float, samples: Sequence[int]) -> None:
    """With fp16 a gradient that is not finite only means another scale, until none is left."""
    scaled = run.trainee.network.precision == "fp16"
    if (not math.isfinite(norm) and not scaled) or run.trainee.gave_up():
        raise _failure(run, position, norm, samples)


def _failure(run: PreparedRun, position: Position, value: float, places: Sequence[int]) -> TuningError:
    """Names the samples that caused it; the last checkpoint is from before."""
    names = tuple(run.samples[place].name for place in places)
    some = names[:5]
    return TuningError(
        "loss",
        "recipe.loss-zero" if value == 0.0 else "recipe.loss-not-finite",
        f"{value}",
        names,
        step=position.step + 1,
        names=message("recipe.and-others", names=some, count=len(names)) if len(names) > 5 else some,
    )


def _told(run: PreparedRun, step: int, loss: float, rate: float, norm: float, tokens: int) -> Step:
    evaluations = run.recipe.checkpoints.evaluations_after(step, run.plan.steps) if run.held_out.samples else 0
    return Step(
        at=time.time(),
        step=step,
        steps=run.plan.steps,
        epoch=step * run.recipe.run.total_batch_size / len(run.samples),
        loss=loss,
        learning_rate=rate,
        gradient_norm=norm,
        tokens=tokens,
        tokens_per_second=run.pace.tokens_per_second(),
        memory=run.device.used(),
        seconds_left=run.pace.seconds_left(step, evaluations),
    )
