"""Who is writing runs: each process under a name that is locked as long as it lives.

A lock, not the process's number: the system gives a number again, and a kill leaves no lock behind.
"""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

if TYPE_CHECKING:  # it brings asyncio along, which a history that is only read does without
    from filelock import FileLock

_MARK = ".writer-"


class Writer:
    """This process's part in one history; in memory nobody else asks."""

    def __init__(self, file: Path | None) -> None:
        """Raises OSError."""
        self.name = uuid4().hex
        self._lock: FileLock | None = None
        if file is not None:
            self.name, self._lock = _locked(file)

    def close(self) -> None:
        """Whoever opens the history next finds nobody writing under this name."""
        if self._lock is None:
            return
        _let_go(self._lock)


def gone_writers(connection: sqlite3.Connection, file: Path) -> tuple[str, ...]:
    """Those of the runs under way whose process has ended."""
    names = [str(name) for (name,) in connection.execute("SELECT DISTINCT writer FROM writing")]
    return tuple(name for name in names if _is_gone(_lock_file(file, name)))


def tidy_writers(file: Path) -> None:
    """Removes what killed processes left that had no run under way."""
    left_behind = list(file.parent.glob(f"{file.name}{_MARK}*"))
    if not left_behind:
        return
    from filelock import FileLock, Timeout

    for left in left_behind:
        lock = FileLock(left)
        with suppress(Timeout, OSError):
            lock.acquire(timeout=0)
            _let_go(lock)


def _locked(file: Path) -> tuple[str, FileLock]:
    from filelock import FileLock, Timeout

    while True:
        name = uuid4().hex
        lock = FileLock(_lock_file(file, name), mode=0o600)
        with suppress(Timeout):
            try:
                lock.acquire(timeout=0)
            except NotImplementedError as error:  # a disk of the network that knows no locks, which SQLite needs too
                raise OSError(str(error)) from error
            if Path(lock.lock_file).exists():
                return name, lock
            lock.release()
        # Another process has taken it for one that was left behind, in the moment before it was locked.


def _let_go(lock: FileLock) -> None:
    """Removed while it is held: none is left that another could hold for a moment. Windows, which removes no file that
    is held, has it removed by the release."""
    with suppress(OSError):
        Path(lock.lock_file).unlink(missing_ok=True)
    lock.release()


def _lock_file(file: Path, name: str) -> Path:
    return file.with_name(f"{file.name}{_MARK}{name}")


def _is_gone(lock_file: Path) -> bool:
    if not lock_file.exists():
        return True
    from filelock import FileLock, Timeout

    lock = FileLock(lock_file)
    try:
        lock.acquire(timeout=0)
    except (Timeout, OSError):
        return False
    lock.release()
    return True
