"""Starts a training that outlives the window, pauses it, and lets it go on."""

from __future__ import annotations

import os
import signal
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QProcess, QProcessEnvironment

from desktop.training.job_process import MODULE
from desktop.training.run_reader import LAUNCHED, OUTPUT, is_run, launched_process, training_process
from trainer.tuning.recipe import AdapterRecipe
from trainer.tuning.recipe_file import write_recipe
from trainer.tuning.run_lock import ask_to_pause

REQUESTED = "requested.toml"
ERRORS = "process.log"


@dataclass(frozen=True, slots=True)
class Request:
    """A new run: what to train, on what, where to."""

    recipe: AdapterRecipe
    data: Path
    run: Path


class LaunchError(Exception):
    """``kind``: "taken" (a run is there already), "running", "folder" (cannot be written), "python"."""

    def __init__(self, kind: str) -> None:
        super().__init__(kind)
        self.kind = kind


def start_run(python: str, request: Request) -> None:
    """Begins a run in a folder of its own. Raises LaunchError."""
    if is_run(request.run) and (request.run / "events.jsonl").exists():
        raise LaunchError("taken")
    try:
        request.run.mkdir(parents=True, exist_ok=True)
        recipe = request.run / REQUESTED
        recipe.write_text(write_recipe(request.recipe), encoding="utf-8")
    except OSError as error:
        raise LaunchError("folder") from error
    base = request.recipe.base_model
    _launch(
        python,
        request.run,
        ["train", "--recipe", str(recipe), "--base", base, "--data", str(request.data), "--out", str(request.run)],
    )


def go_on(python: str, run: Path) -> None:
    """Goes on with a run that was paused or ended without a word. Raises LaunchError."""
    _launch(python, run, ["resume", str(run)])


def pause(run: Path) -> None:
    """It stops after a checkpoint; whoever started it does not matter."""
    if training_process(run) is not None:
        ask_to_pause(run)
    elif (process := launched_process(run)) is not None:
        os.kill(process, signal.SIGTERM)  # its libraries are still being loaded: nothing is lost


def _launch(python: str, run: Path, arguments: list[str]) -> None:
    if training_process(run) is not None or launched_process(run) is not None:
        raise LaunchError("running")
    process = QProcess()
    variables = QProcessEnvironment.systemEnvironment()
    variables.insert("PYTHONUTF8", "1")
    process.setProcessEnvironment(variables)
    process.setProgram(python)
    process.setArguments([*MODULE, *arguments, "--json"])
    process.setStandardOutputFile(str(run / OUTPUT))
    process.setStandardErrorFile(str(run / ERRORS))
    started, number = process.startDetached()
    if not started:
        raise LaunchError("python")
    (run / LAUNCHED).write_text(str(number), encoding="ascii")
