"""Starts a training that outlives the window, pauses it, and lets it go on."""

from __future__ import annotations

import os
import signal
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from desktop.training.run_process import LAUNCHED, OUTPUT, is_run, launched_process, training_process
from trainer.apart_process import start_apart
from trainer.own_program import module_command
from trainer.recipe.recipe import AdapterRecipe
from trainer.recipe.recipe_file import write_recipe
from trainer.runs.run_lock import ask_to_pause
from trainer.whole_file import write_whole

REQUESTED = "requested.toml"
ERRORS = "process.log"


@dataclass(frozen=True, slots=True)
class NewRun:
    """A new run: what to train, on what, where to."""

    recipe: AdapterRecipe
    data: Path
    run: Path


class LaunchError(Exception):
    """``kind``: "taken" (a run is there already), "running", "folder" (cannot be written), "python"."""

    def __init__(self, kind: str) -> None:
        super().__init__(kind)
        self.kind = kind


def start_run(python: str, new: NewRun) -> None:
    """Begins a run in a folder of its own. Raises LaunchError."""
    if is_run(new.run) and (new.run / "events.jsonl").exists():
        raise LaunchError("taken")
    try:
        recipe = new.run / REQUESTED
        write_whole(recipe, write_recipe(new.recipe))
    except OSError as error:
        raise LaunchError("folder") from error
    base = new.recipe.base_model
    _launch(
        python,
        new.run,
        ["train", "--recipe", str(recipe), "--base", base, "--data", str(new.data), "--out", str(new.run)],
    )


def go_on(python: str, run: Path) -> None:
    """Goes on with a run that was paused or ended without a word. Raises LaunchError."""
    _launch(python, run, ["resume", str(run)])


def pause(run: Path) -> None:
    """It stops after a checkpoint; whoever started it does not matter."""
    held = training_process(run)
    process = held or launched_process(run)
    if process is None:
        return
    try:
        ask_to_pause(run, process)
        told = True
    except OSError:  # a full disk, above all
        told = False
    # Where it does not hold the run, its libraries are still being loaded: nothing is lost.
    if held is None or not told:
        with suppress(OSError):
            os.kill(process, signal.SIGTERM)


def _launch(python: str, run: Path, arguments: list[str]) -> None:
    if training_process(run) is not None or launched_process(run) is not None:
        raise LaunchError("running")
    command = [*module_command(python, "trainer"), *arguments, "--json"]
    try:
        process = start_apart(command, run / OUTPUT, run / ERRORS, {})
        (run / LAUNCHED).write_text(str(process), encoding="ascii")
    except OSError as error:
        raise LaunchError("python") from error
