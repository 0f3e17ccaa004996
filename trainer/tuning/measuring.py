"""What is measured at a checkpoint, told and remembered."""

from __future__ import annotations

import time
from dataclasses import replace

from trainer.runs.events import Evaluated
from trainer.tuning.position import Position
from trainer.tuning.prepared_run import PreparedRun


def measure_held_out(run: PreparedRun, position: Position) -> Position:
    """Loss on what was held out, and a few cases judged; nothing where nothing was held out."""
    began = time.monotonic()
    position = replace(position, evaluated_step=position.step)
    if not run.held_out.samples:
        return position
    loss = run.held_out.loss(run.trainee)
    best = position.best_loss is None or loss < position.best_loss
    if best:
        position = replace(position, best_step=position.step, best_loss=loss)
    run.folder.tell(Evaluated(time.time(), position.step, loss, best))
    for event in run.held_out.judged(run.trainee, position.step, run.asked_to_stop):
        run.folder.tell(event)
    seconds = time.monotonic() - began
    run.pace.evaluation(seconds)
    return replace(position, seconds=position.seconds + seconds)
