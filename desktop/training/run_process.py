"""The process that trains a run: whether there is one, since when, and what it printed last."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path, PurePath

import psutil

from trainer.own_program import TRAINER
from trainer.runs.events import Failed, read_event
from trainer.runs.run_lock import PROCESS, asked_process, running_process

_COMMANDS = ("trainer", TRAINER)
"""One of them stands in the command line of a process that trains, however the trainer was started."""
LAUNCHED = "launched.pid"
"""Written by the window that started a process, which holds the run only when its libraries are loaded."""
OUTPUT = "process.jsonl"
"""What the process printed: the failures from before it held the run are nowhere else."""


def launched_process(run: Path) -> int | None:
    """The process that a window started for this run, where it is still there."""
    return _alive(_launched(run))


def training_process(run: Path) -> int | None:
    """The process that holds this run. Its lock is not tried: that would keep a process from taking it just then."""
    return _alive(running_process(run))


def was_asked_to_end(run: Path) -> bool:
    """Whether the user asked the process that a window started last, which has ended since, to do so."""
    return (asked := asked_process(run)) is not None and asked == _launched(run)


def is_run(folder: Path) -> bool:
    """Whether a run was begun in this folder."""
    return any((folder / name).exists() for name in ("run.json", "events.jsonl", OUTPUT))


def _launched(run: Path) -> int | None:
    try:
        return int((run / LAUNCHED).read_text(encoding="ascii"))
    except (OSError, ValueError):
        return None


def _alive(process: int | None) -> int | None:
    try:
        if process is not None:
            command = psutil.Process(process).cmdline()
            # For a moment after its start a process has no command line yet; one that ended raises.
            is_ours = not command or any(PurePath(word).stem in _COMMANDS for word in command)
            return process if is_ours else None
    except (psutil.Error, OSError):
        pass
    return None


def started_at(folder: Path) -> float:
    """When the newest process was started (seconds since 1970)."""
    found = [0.0]
    for name in (LAUNCHED, PROCESS):
        with suppress(OSError):
            found.append((folder / name).stat().st_mtime)
    return max(found)


def printed_failure(folder: Path) -> Failed | None:
    """The failure that the last process printed."""
    try:
        with (folder / OUTPUT).open("rb") as lines:
            lines.seek(0, 2)
            lines.seek(max(0, lines.tell() - 65_536))
            last = [line for line in lines.read().splitlines() if line.strip()][-1:]
    except OSError:
        return None
    event = read_event(last[0]) if last else None
    return event if isinstance(event, Failed) else None
