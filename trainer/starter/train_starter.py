"""Trains the starter from nothing; a run that was stopped goes on where it was.

A run is a folder: recipe.toml, run.json, terms.json (what the cases' terms became), tokenizer/, events.jsonl,
checkpoints/, and at the end model/ (Hugging Face format), training_loss.png and manifest.json. A run that was stopped
or killed goes on from its newest checkpoint, with the same batches and random numbers as if it had never stopped. It
runs on the GPU where there is one (CUDA), else on the processor.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from pathlib import Path

from trainer.recipe.errors import TuningError
from trainer.runs.events import Event, LossParts, Started, Step
from trainer.runs.run_folder import RunFolder, RunPaused
from trainer.runs.run_identity import check_same, write_identity
from trainer.runs.run_lock import claimed, pause_asked
from trainer.starter.finished_model import finish_starter
from trainer.starter.model import StarterBatch
from trainer.starter.phases import PhasePosition, read_phase_position
from trainer.starter.prepared_starter import PreparedStarter, forget_prepared, prepare_starter
from trainer.starter.starter_job import StarterJob
from trainer.starter.starter_recipe import read_starter_recipe, write_starter_recipe

CHECKPOINT_SECONDS = 120.0
KEPT_CHECKPOINTS = 2


def train_starter(
    job: StarterJob, report: Callable[[Event], None], should_stop: Callable[[], bool] = lambda: False
) -> Path:
    """Trains or goes on; returns the folder of the finished model. Raises RunPaused, TuningError, OSError."""
    with claimed(job.run):
        identity = job.identity()
        before = check_same(job.run, identity, read_starter_recipe)
        if before is None:
            forget_prepared(job.run)
            write_identity(job.run, identity, write_starter_recipe(job.recipe))
        folder = RunFolder(job.run, report)
        with folder.telling_the_end():
            began = time.monotonic()
            run = prepare_starter(job, folder, lambda: should_stop() or pause_asked(job.run))
            position = _begin(run, identity.versions, identity.changed_versions(before) if before else [])
            position = _take_epochs(run, position)
            return finish_starter(run, identity, position, time.monotonic() - began)


def _begin(run: PreparedStarter, versions: dict[str, str], changed_versions: list[str]) -> PhasePosition:
    """At the newest checkpoint that can be read; without any, a first one is made, which also proves the disk."""

    def read(checkpoint: Path) -> PhasePosition:
        run.learner.read(checkpoint)
        return read_phase_position(checkpoint)

    found = run.folder.restored(read)
    position = found or PhasePosition()
    run.folder.tell(_started(run, position, versions))
    if changed_versions:
        run.folder.warn("versions", "recipe.other-versions", "；".join(changed_versions))
    if found is None:
        _keep_checkpoint(run, position, first=True)
    return position


def _take_epochs(run: PreparedStarter, position: PhasePosition) -> PhasePosition:
    """All that are left of all phases. Raises RunPaused."""
    saved, pace = time.monotonic(), _Pace(position.steps)
    while position.phase < len(run.phases):
        phase = run.phases[position.phase]
        for number, batch in enumerate(phase.data.epoch(position.epoch)):
            if number < position.epoch_step:
                continue
            position = _take_step(run, position, batch, pace)
            stop = run.asked_to_stop()
            if stop or time.monotonic() - saved > CHECKPOINT_SECONDS:
                _keep_checkpoint(run, position)
                saved = time.monotonic()
            if stop:
                raise RunPaused(position.steps)
        position = position.after_epoch()
        if position.epoch == phase.run.epochs:
            run.learner.begin_phase(phase.run)
            position = position.after_phase()
        _keep_checkpoint(run, position)
    return position


def _take_step(run: PreparedStarter, position: PhasePosition, batch: StarterBatch, pace: _Pace) -> PhasePosition:
    """One step of the optimiser, told. Raises TuningError("loss")."""
    phase = run.phases[position.phase]
    rate = phase.learning_rate(position.phase_steps, run.phase_steps[position.phase])
    losses = run.learner.add_gradients(batch, phase.loss)
    if not math.isfinite(losses["total"]):
        raise TuningError("loss", "recipe.starter-loss", str(losses), step=position.steps + 1)
    norm = run.learner.update(rate)
    position = position.after_step()
    run.learner.update_average(phase.average_decay(position.phase_steps))
    loss = losses.pop("total")
    run.folder.tell(LossParts(time.time(), position.steps, losses))
    run.folder.tell(_told(run, position, batch, pace, loss, rate, norm))
    return position


class _Pace:
    """How long the rest will take, by the steps of this process."""

    def __init__(self, first_step: int) -> None:
        self._first_step, self._started, self._last = first_step, time.monotonic(), time.monotonic()

    def seconds_of_step(self) -> float:
        """Since the last time that this was asked."""
        before, self._last = self._last, time.monotonic()
        return self._last - before

    def seconds_left(self, step: int, left: int) -> float:
        """After ``step`` steps in all, with ``left`` to come."""
        return (time.monotonic() - self._started) / (step - self._first_step) * left


def _keep_checkpoint(run: PreparedStarter, position: PhasePosition, *, first: bool = False) -> None:
    def write(checkpoint: Path) -> None:
        run.learner.write(checkpoint)
        position.write(checkpoint)

    run.folder.checkpoint(position.steps, write, kept=KEPT_CHECKPOINTS, first=first)


def _started(run: PreparedStarter, position: PhasePosition, versions: dict[str, str]) -> Started:
    return Started(
        at=time.time(),
        run=str(run.folder.path),
        step=position.steps,
        steps=sum(run.phase_steps),
        samples=len(run.job.cases),
        held_out=0,
        left_out_too_long=run.left_out,
        left_out_without_answer=0,
        device=run.device.name,
        processes=1,
        attention="sdpa",
        precision="bf16",
        trainable=sum(each.numel() for each in run.learner.network.parameters()),
        versions=versions,
    )


def _told(
    run: PreparedStarter,
    position: PhasePosition,
    batch: StarterBatch,
    pace: _Pace,
    loss: float,
    rate: float,
    norm: float,
) -> Step:
    phase, phase_steps = run.phases[position.phase], run.phase_steps[position.phase]
    left = max(phase_steps - position.phase_steps, 0) + sum(run.phase_steps[position.phase + 1 :])
    before = sum(each.run.epochs for each in run.phases[: position.phase])
    tokens = int((batch.facts | (batch.weights > 0)).sum())
    return Step(
        at=time.time(),
        step=position.steps,
        steps=position.steps + left,
        epoch=before + position.phase_steps / phase_steps * phase.run.epochs,
        loss=loss,
        learning_rate=rate,
        gradient_norm=norm,
        tokens=tokens,
        tokens_per_second=tokens / pace.seconds_of_step(),
        memory=run.device.used(),
        seconds_left=pace.seconds_left(position.steps, left),
    )
