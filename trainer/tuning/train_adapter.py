"""The A10 job: trains an adapter, from a recipe, a base and samples, in a process of its own.

A run is a folder: recipe.toml, run.json, events.jsonl, checkpoints/, and at the end adapter/, best/,
training_loss.png, .svg and .csv and manifest.json. A run that was paused or killed goes on from its newest checkpoint
with the same samples and random numbers as if it had never stopped; a step that was not finished is done again.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path

from trainer.recipe.parsed_recipe import read_recipe
from trainer.recipe.recipe_file import write_recipe
from trainer.runs.events import Event
from trainer.runs.run_folder import RunFolder, RunPaused
from trainer.runs.run_identity import check_same, write_identity
from trainer.runs.run_lock import claimed, pause_asked
from trainer.tuning.adapter_job import AdapterJob
from trainer.tuning.checkpointing import begin, keep_checkpoint
from trainer.tuning.ending import finish_run
from trainer.tuning.measuring import measure_held_out
from trainer.tuning.memory_limit import rehearse
from trainer.tuning.position import Position
from trainer.tuning.prepared_run import PreparedRun, prepare_run
from trainer.tuning.processes import Processes
from trainer.tuning.step import take_step


def train_adapter(
    job: AdapterJob, report: Callable[[Event], None], should_stop: Callable[[], bool] = lambda: False
) -> Path:
    """Trains or goes on; returns the adapter's folder. Raises RunPaused, TuningError, OSError.

    Of several processes only the main one reports and writes.
    """
    processes = Processes()
    try:
        with claimed(job.run) if processes.main else nullcontext():
            return _train(job, processes, report, should_stop)
    finally:
        processes.leave()


def _train(
    job: AdapterJob, processes: Processes, report: Callable[[Event], None], should_stop: Callable[[], bool]
) -> Path:
    before = check_same(job.run, job.identity, read_recipe)
    if processes.main and before is None:
        write_identity(job.run, job.identity, write_recipe(job.recipe))
    changed = job.identity.changed_versions(before) if before else []
    folder = RunFolder(job.run, report, writes=processes.main)
    with folder.telling_the_end():
        run = prepare_run(job, folder, processes, lambda: should_stop() or pause_asked(job.run))
        position = begin(run, changed)
        if position.step < run.plan.steps:
            position = rehearse(run, position)
        return finish_run(run, _take_steps(run, position))


def _take_steps(run: PreparedRun, position: Position) -> Position:
    """All that are left. Raises RunPaused."""
    saved = time.monotonic()
    while True:
        late = time.monotonic() - saved > run.recipe.checkpoints.every_minutes * 60
        stop, late = map(bool, run.processes.highest(int(run.asked_to_stop()), int(late)))
        due = position.step != position.evaluated_step and run.recipe.checkpoints.due(position.step, run.plan.steps)
        if due and not stop:
            position = measure_held_out(run, position)
        if due or late or stop:
            keep_checkpoint(run, position)
            saved = time.monotonic()
        if stop:
            raise RunPaused(position.step)
        if position.step == run.plan.steps:
            return position
        position = take_step(run, position)
