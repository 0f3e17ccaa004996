"""One process at a time trains a run; the system itself lets go of the lock when that process ends, however it does."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from trainer.patient_files import remove_file
from trainer.recipe.errors import TuningError
from trainer.whole_file import write_whole

_LOCK = "run.lock"
PROCESS = "run.pid"
_PAUSE = "pause"


@contextmanager
def claimed(run: Path) -> Iterator[None]:
    """Holds the run. Raises TuningError("running") where another process has it."""
    run.mkdir(parents=True, exist_ok=True)
    lock = FileLock(run / _LOCK)
    try:
        lock.acquire(blocking=False)
    except Timeout as error:
        other = running_process(run)
        if other is None:
            raise TuningError("running", "recipe.run-taken", run=run) from error
        raise TuningError("running", "recipe.run-taken-by", run=run, process=other) from error
    try:
        (run / PROCESS).write_text(str(os.getpid()), encoding="ascii")
        if not pause_asked(run):
            remove_file(run / _PAUSE)  # meant for a process that has ended
        yield
    finally:
        with suppress(OSError):  # what stays there is of a process that has ended, which its readers see
            remove_file(run / PROCESS)
        lock.release()


def is_running(run: Path) -> bool:
    """Whether a process trains this run now."""
    if not (run / _LOCK).exists():
        return False
    lock = FileLock(run / _LOCK)
    try:
        lock.acquire(blocking=False)
    except Timeout:
        return True
    lock.release()
    return False


def running_process(run: Path) -> int | None:
    """The id of the process that trains this run, as far as it is known."""
    try:
        return int((run / PROCESS).read_text(encoding="ascii"))
    except (OSError, ValueError):
        return None


def ask_to_pause(run: Path, process: int) -> None:
    """Asks ``process``, which need not hold the run yet, to stop after a checkpoint, as Ctrl+C does; on every system,
    and whoever started it. Raises OSError."""
    write_whole(run / _PAUSE, str(process))


def asked_process(run: Path) -> int | None:
    """Which process was asked last."""
    try:
        return int((run / _PAUSE).read_text(encoding="ascii"))
    except (OSError, ValueError):
        return None


def pause_asked(run: Path) -> bool:
    """Whether this process was, or the one that started it: an environment's Python may be a small program that starts
    the real one, and its number is what the starter knows."""
    return asked_process(run) in (os.getpid(), os.getppid())
