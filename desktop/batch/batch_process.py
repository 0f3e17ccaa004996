"""The process that works on a batch: started so that it outlives the window, found again, and stopped."""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import psutil

from desktop.batch.batch_folder import PRINTED
from desktop.batch.errors import BatchError
from trainer.apart_process import start_apart
from trainer.own_program import module_command, own_interpreter
from trainer.runs.run_lock import ask_to_pause, running_process

_LAUNCHED = "launched.pid"
_ERRORS = "process.log"
_COMMAND = "batch"
_LAST_BYTES = 65_536


def launch(folder: Path, options: Sequence[str], variables: Mapping[str, str]) -> None:
    """Goes on with the batch in ``folder``. ``variables`` of its environment: a key belongs there, because every user
    of the computer can read a process's arguments. Raises BatchError where it runs already, or cannot be started."""
    if working_process(folder) is not None:
        raise BatchError("running", "batch.taken", folder=folder, process=working_process(folder) or 0)
    program = module_command(own_interpreter(), "desktop")
    command = [*program, _COMMAND, str(folder), "--json", *options]
    try:
        process = start_apart(command, folder / PRINTED, folder / _ERRORS, variables)
        (folder / _LAUNCHED).write_text(str(process), encoding="ascii")
    except OSError as error:
        raise BatchError("file", "batch.not-started", repr(error), folder=folder) from error


def stop(folder: Path) -> None:
    """Asks it to stop, whoever started it; what is done is kept."""
    if (process := working_process(folder)) is None:
        return
    try:
        ask_to_pause(folder, process)
    except OSError:  # a full disk, above all: of what is being written nothing is kept either way
        with suppress(OSError):
            os.kill(process, signal.SIGTERM)


def working_process(folder: Path) -> int | None:
    """The process that holds the batch, or was started for it a moment ago."""
    return _alive(running_process(folder)) or _alive(_launched(folder))


def printed_failure(folder: Path) -> dict[str, Any] | None:
    """The failure with which the last process that a window started ended, as its line of JSON."""
    try:
        with (folder / PRINTED).open("rb") as lines:
            lines.seek(0, os.SEEK_END)
            lines.seek(max(0, lines.tell() - _LAST_BYTES))
            last = [line for line in lines.read().splitlines() if line.strip()][-1:]
        content = json.loads(last[0]) if last else None
    except (OSError, ValueError):
        return None
    return content if isinstance(content, dict) and content.get("event") == "failed" else None


def _launched(folder: Path) -> int | None:
    try:
        return int((folder / _LAUNCHED).read_text(encoding="ascii"))
    except (OSError, ValueError):
        return None


def _alive(process: int | None) -> int | None:
    try:
        if process is not None:
            found = psutil.Process(process)
            command = found.cmdline()
            # For a moment after its start a process has no command line yet; a number may be another program's by now.
            is_ours = not command or _COMMAND in command
            return process if is_ours and found.status() != psutil.STATUS_ZOMBIE else None
    except (psutil.Error, OSError):
        pass
    return None
