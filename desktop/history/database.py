"""One SQLite connection that any thread may use, one at a time."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from desktop.history.history_error import HistoryError, understood
from desktop.history.private_files import make_private

_WAIT_SECONDS = 10.0
"""For the window, a command and a batch that write at the same moment; each holds the file for milliseconds."""
_LASTING = frozenset({"damaged", "room", "file"})


class Database:
    """``file``: None keeps everything in memory. What its blocks raise of SQLite's is raised as HistoryError."""

    def __init__(self, file: Path | None) -> None:
        """Raises HistoryError."""
        self.file = file
        self.trouble: HistoryError | None = None
        self._turn = threading.RLock()
        with understood(file):
            self._connection = _connected(file)

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """The connection, for this thread alone."""
        with self._turn, self._noting():
            yield self._connection

    @contextmanager
    def writing(self, *, durable: bool = True) -> Iterator[sqlite3.Connection]:
        """A transaction: all that the block does, or nothing.

        Committed, it survives the end of the process in any case; ``durable``: the computer's, too, which takes the
        disk a moment (sqlite.org/pragma.html, synchronous).
        """
        with self._turn, self._noting():
            connection = self._connection
            connection.execute(f"PRAGMA synchronous = {'FULL' if durable else 'NORMAL'}")
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
                connection.execute("COMMIT")
            except BaseException:
                if connection.in_transaction:  # a full disk has ended it already
                    connection.execute("ROLLBACK")
                raise

    @contextmanager
    def _noting(self) -> Iterator[None]:
        """``trouble`` is the last error that the next call will have, too."""
        try:
            with understood(self.file):
                yield
        except HistoryError as error:
            if error.kind in _LASTING:
                self.trouble = error
            raise

    def close(self) -> None:
        """Never fails."""
        with self._turn:
            self._connection.close()


def _connected(file: Path | None) -> sqlite3.Connection:
    """Raises OSError and sqlite3.Error."""
    if file is not None:
        make_private(file)
    connection = sqlite3.connect(
        ":memory:" if file is None else file, timeout=_WAIT_SECONDS, isolation_level=None, check_same_thread=False
    )
    try:
        connection.execute("PRAGMA secure_delete = ON")
        connection.execute("PRAGMA foreign_keys = ON")
        # Sorting and VACUUM put nothing into the system's folder for temporary files.
        connection.execute("PRAGMA temp_store = MEMORY")
        connection.execute("PRAGMA journal_mode = WAL").fetchall()
    except BaseException:
        connection.close()
        raise
    return connection
