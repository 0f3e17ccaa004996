"""The process that works on a batch: started so that it outlives the window, found again, and stopped."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from desktop.batch.errors import BatchError
from trainer.own_program import module_command, own_interpreter
from trainer.runs.apart_job import ApartJob

_COMMAND = "batch"


def launch(folder: Path, options: Sequence[str], variables: Mapping[str, str]) -> None:
    """Goes on with the batch in ``folder``. ``variables`` of its environment: a key belongs there. Raises BatchError
    where it runs already, or cannot be started."""
    job = ApartJob(folder, _COMMAND)
    if (process := job.process()) is not None:
        raise BatchError("running", "batch.taken", folder=folder, process=process)
    try:
        job.launch(module_command(own_interpreter(), "desktop"), [str(folder), "--json", *options], variables)
    except OSError as error:
        raise BatchError("file", "batch.not-started", repr(error), folder=folder) from error


def stop(folder: Path) -> None:
    """Asks it to stop, whoever started it; what is done is kept."""
    ApartJob(folder, _COMMAND).stop()


def working_process(folder: Path) -> int | None:
    """The process that holds the batch, or was started for it a moment ago."""
    return ApartJob(folder, _COMMAND).process()


def printed_failure(folder: Path) -> dict[str, Any] | None:
    """The failure with which the last process that a window started ended, as its line of JSON."""
    return ApartJob(folder, _COMMAND).failure()
