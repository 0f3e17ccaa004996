"""The process that evaluates: started so that it outlives the window, found again, and stopped."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from desktop.evaluation.asked import AskedEvaluation, write_asked
from trainer.own_program import module_command
from trainer.runs.apart_job import ApartJob
from trainer.told_error import ToldError

COMMAND = "evaluate"


def begin(folder: Path, asked: AskedEvaluation) -> None:
    """Makes the folder. Cases are nobody else's to read. Raises ToldError where the folder holds something else, or
    cannot be made."""
    try:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise ToldError("file", "desk.evaluation-folder-taken", folder=folder)
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        write_asked(folder, asked)
    except OSError as error:
        raise ToldError("file", "desk.evaluation-not-started", repr(error), folder=folder) from error


def launch(
    python: str, folder: Path, asked: AskedEvaluation, options: Sequence[str], variables: Mapping[str, str]
) -> None:
    """Begins or goes on. ``variables`` of its environment: a key belongs there. Raises ToldError where it runs already,
    or cannot be started."""
    job = ApartJob(folder, COMMAND)
    if job.process() is not None:
        raise ToldError("running", "evaluation.folder-in-use", folder=folder)
    try:
        job.launch(module_command(python, "trainer"), [*asked.arguments(folder), "--json", *options], variables)
    except OSError as error:
        raise ToldError("file", "desk.evaluation-not-started", repr(error), folder=folder) from error


def stop(folder: Path) -> None:
    """Asks it to stop, whoever started it; the answers that it has are kept."""
    ApartJob(folder, COMMAND).stop()
