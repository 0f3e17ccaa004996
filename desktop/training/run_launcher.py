"""Starts a training that outlives the window, pauses it, and lets it go on."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from dataclasses import dataclass
from pathlib import Path

from desktop.training.run_process import LAUNCHED, OUTPUT, is_run, launched_process, training_process
from trainer.own_program import module_command
from trainer.recipe.recipe import AdapterRecipe
from trainer.recipe.recipe_file import write_recipe
from trainer.runs.run_lock import ask_to_pause
from trainer.whole_file import write_whole

REQUESTED = "requested.toml"
ERRORS = "process.log"
if sys.platform == "win32":
    # Without a console, and outside the window's process group: closing the window must not end it.
    _APART = subprocess.DETACHED_PROCESS | subprocess.CREATE_NEW_PROCESS_GROUP
else:
    _APART = 0


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
    if training_process(run) is not None:
        ask_to_pause(run)
    elif (process := launched_process(run)) is not None:
        os.kill(process, signal.SIGTERM)  # its libraries are still being loaded: nothing is lost


def _launch(python: str, run: Path, arguments: list[str]) -> None:
    if training_process(run) is not None or launched_process(run) is not None:
        raise LaunchError("running")
    command = [*module_command(python, "trainer"), *arguments, "--json"]
    try:
        # A session of its own: neither the window's end nor its terminal's ends the training.
        with (run / OUTPUT).open("wb") as output, (run / ERRORS).open("wb") as errors:
            process = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=errors,
                env=os.environ | {"PYTHONUTF8": "1"},
                start_new_session=os.name == "posix",
                creationflags=_APART,
            )
        (run / LAUNCHED).write_text(str(process.pid), encoding="ascii")
    except OSError as error:
        raise LaunchError("python") from error
    # Waited for in a thread, or it would stay a zombie while the window is open.
    threading.Thread(target=process.wait, name=f"training-{run.name}", daemon=True).start()
