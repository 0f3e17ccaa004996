"""What a finished run leaves: the adapter, the best one, the losses as pictures and table, and the manifest."""

from __future__ import annotations

import shutil
import time
from pathlib import Path

from trainer.engines.file_digest import file_digest
from trainer.recipe.errors import TuningError
from trainer.runs.curve import Curve, read_curve, write_curve_table
from trainer.runs.event_log import EVENTS
from trainer.runs.events import RunFinished
from trainer.runs.loss_plot import plot_losses
from trainer.runs.manifest import write_run_manifest
from trainer.tuning.adapter_files import CONFIG, WEIGHTS, write_adapter
from trainer.tuning.position import Position
from trainer.tuning.prepared_run import PreparedRun
from trainer.whole_file import whole_folder


def finish_run(run: PreparedRun, position: Position) -> Path:
    """Written by the main process; returns the adapter's folder. Raises TuningError("room")."""
    folder = run.folder.path
    adapter = folder / "adapter"
    if not run.processes.main:
        return adapter
    run.folder.clear_up()
    try:
        with whole_folder(adapter) as part:
            write_adapter(run.trainee.network.model, part, run.recipe.base_model)
        _keep_best(run, position)
        curve = read_curve(folder / EVENTS)
        for suffix in ("png", "svg"):
            plot_losses(curve, folder / f"training_loss.{suffix}")
        write_curve_table(curve, folder / "training_loss.csv")
        write_run_manifest(folder, run.job.identity, _made(run, adapter), _outcome(run, position, curve))
    except OSError as error:
        raise TuningError("room", "recipe.room-to-end", str(error), folder=str(folder)) from error
    run.folder.tell(RunFinished(time.time(), position.step, str(adapter), position.seconds))
    return adapter


def _keep_best(run: PreparedRun, position: Position) -> None:
    """The adapter with the lowest loss on what was held out, where there is one."""
    if position.best_step is None:
        return
    source = run.folder.checkpoint_of(position.best_step)
    if source.is_dir():
        with whole_folder(run.folder.path / "best") as part:
            for name in (CONFIG, WEIGHTS):
                shutil.copyfile(source / name, part / name)


def _made(run: PreparedRun, adapter: Path) -> dict[str, object]:
    """What the run was made of and has made; folders are not named, because they are nobody else's."""
    weights = sorted(run.job.base.folder.glob("*.safetensors"))
    return {
        "base_model": run.recipe.base_model,
        "base_sha256": {file.name: file_digest(file) for file in weights},
        "adapter_sha256": file_digest(adapter / WEIGHTS),
    }


def _outcome(run: PreparedRun, position: Position, curve: Curve) -> dict[str, object]:
    """``loss`` is the last value of the moving average that the plot shows."""
    return {
        "steps": position.step,
        "samples": len(run.samples),
        "left_out_too_long": run.fit.too_long,
        "left_out_without_answer": run.fit.without_answer,
        "loss": curve.smoothed()[-1],
        "best_step": position.best_step,
        "best_loss": position.best_loss,
        "seconds": position.seconds,
        "tokens": position.tokens,
        "device": run.device.name,
        "processes": run.processes.count,
        "precision": run.trainee.network.precision,
    }
