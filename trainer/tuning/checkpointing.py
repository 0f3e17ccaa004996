"""Where a run begins or goes on, and what is kept so that it can."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path

from trainer.recipe.errors import TuningError
from trainer.runs.events import Started
from trainer.tuning.position import Position, read_position, write_position
from trainer.tuning.prepared_run import PreparedRun


def begin(run: PreparedRun, changed_versions: Sequence[str]) -> Position:
    """At the newest checkpoint that can be read; without any, a first one is made, which also proves the disk.

    ``changed_versions``: libraries that are not as they were, for whoever wonders why a loss is. Raises TuningError.
    """
    found = run.folder.restored(lambda checkpoint: _read(run, checkpoint))
    position = found or Position(0, run.recipe.run.micro_batch_tokens())
    run.folder.tell(_started(run, position))
    if not run.device.cuda:
        run.folder.warn("device", "recipe.on-processor")
    if changed_versions:
        run.folder.warn("versions", "recipe.other-versions", "；".join(changed_versions))
    if found is None:
        keep_checkpoint(run, position, first=True)
    return position


def go_back(run: PreparedRun) -> Position:
    """To the newest checkpoint, because a step was done by half. Raises TuningError("run")."""
    found = run.folder.newest(lambda checkpoint: _read(run, checkpoint))
    if found is None:
        raise TuningError("run", "recipe.checkpoints-unreadable", folder=str(run.folder.path))
    return found


def keep_checkpoint(run: PreparedRun, position: Position, *, first: bool = False) -> None:
    """On the disk by the main process, as `RunFolder.checkpoint` has it."""

    def write(checkpoint: Path) -> None:
        run.trainee.write(checkpoint)
        write_position(position, checkpoint)

    run.folder.checkpoint(position.step, write, kept=run.recipe.checkpoints.kept, best=position.best_step, first=first)


def _read(run: PreparedRun, checkpoint: Path) -> Position:
    run.trainee.read(checkpoint)
    return read_position(checkpoint)


def _started(run: PreparedRun, position: Position) -> Started:
    network = run.trainee.network
    return Started(
        at=time.time(),
        run=str(run.folder.path),
        step=position.step,
        steps=run.plan.steps,
        samples=len(run.samples),
        held_out=len(run.held_out.samples),
        left_out_too_long=run.fit.too_long,
        left_out_without_answer=run.fit.without_answer,
        device=run.device.name,
        processes=run.processes.count,
        attention=network.attention,
        precision=network.precision,
        trainable=network.trainable(),
        versions=dict(run.job.identity.versions),
    )
