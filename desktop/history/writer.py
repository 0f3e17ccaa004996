"""Who is writing runs: each process under a name that is locked as long as it lives.

A lock, not the process's number: the system gives a number again, and a kill leaves no lock behind.
"""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from pathlib import Path
from uuid import uuid4

from filelock import FileLock, Timeout

_MARK = ".writer-"


class Writer:
    """This process's part in one history; in memory nobody else asks."""

    def __init__(self, file: Path | None) -> None:
        """Raises OSError."""
        self.name = uuid4().hex
        self._lock = None if file is None else FileLock(_lock_file(file, self.name), mode=0o600)
        if self._lock is not None:
            self._lock.acquire(timeout=0)

    def close(self) -> None:
        """Whoever opens the history next finds nobody writing under this name."""
        if self._lock is None:
            return
        with suppress(OSError):
            # Removed while it is held: none is left that another could hold for a moment.
            Path(self._lock.lock_file).unlink(missing_ok=True)
        self._lock.release()


def gone_writers(connection: sqlite3.Connection, file: Path) -> tuple[str, ...]:
    """Those of the runs under way whose process has ended."""
    names = [str(name) for (name,) in connection.execute("SELECT DISTINCT writer FROM writing")]
    return tuple(name for name in names if _is_gone(_lock_file(file, name)))


def forget_writer(file: Path, name: str) -> None:
    """Of one that is gone."""
    with suppress(OSError):
        _lock_file(file, name).unlink(missing_ok=True)


def _lock_file(file: Path, name: str) -> Path:
    return file.with_name(f"{file.name}{_MARK}{name}")


def _is_gone(lock_file: Path) -> bool:
    if not lock_file.exists():
        return True
    lock = FileLock(lock_file)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        return False
    except OSError:
        return False
    lock.release()
    return True
