"""Runs deleted for good: their bytes are in no file any more, as far as files can tell."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Sequence
from pathlib import Path

from desktop.history.database import Database
from desktop.history.history_error import HistoryError, understood
from desktop.history.word_index import purge, unindex
from trainer.patient_files import remove_file

_IO, _FULL = 10, 13  # SQLite's codes
_TRIES, _PAUSE = 20, 0.25
_BUSY_MILLISECONDS = 250
"""Of each try, in which SQLite itself waits for whoever reads."""


def delete_runs(connection: sqlite3.Connection, runs: Sequence[int]) -> None:
    """Within one transaction; numbers that are none are left out."""
    for run in runs:
        if connection.execute("SELECT 1 FROM run WHERE id = ?", (run,)).fetchone():
            unindex(connection, run)
            connection.execute("DELETE FROM run WHERE id = ?", (run,))
    purge(connection)


def wipe(database: Database, *, everything: bool = False) -> None:
    """After the deletion: removes the copies that were made before upgrades, and with ``everything`` what was put aside
    as damaged; writes the file anew, since rows that once moved between pages may have left a copy behind, which
    ``secure_delete`` does not see; empties the log that the pages went through.

    Raises HistoryError "busy" where another program reads on and on: the bytes go when the last one closes the history;
    "room" where the disk has none for a new file.
    """
    if (file := database.file) is not None:
        aside = file.parent.glob(f"{file.stem}.unreadable-*") if everything else ()
        with understood(file):
            # The hidden ones are copies at which a process was killed.
            copies = (*file.parent.glob(f"{file.name}.v*.bak"), *file.parent.glob(f".{file.name}.v*"))
            for copy in (*copies, *aside):
                remove_file(copy)
    with database.reading() as connection:
        full = _written_anew(connection)
        _empty_log(connection, file)
    if full is not None:  # the history itself goes on
        raise HistoryError("room", "kept.not-rewritten", repr(full), file=str(file))


def _written_anew(connection: sqlite3.Connection) -> sqlite3.Error | None:
    """What is in the way, where there is no room for it."""
    try:
        connection.execute("VACUUM")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF not in (_FULL, _IO):
            raise
        return error
    return None


def _empty_log(connection: sqlite3.Connection, file: Path | None) -> None:
    (wait,) = connection.execute("PRAGMA busy_timeout").fetchone()
    connection.execute(f"PRAGMA busy_timeout = {_BUSY_MILLISECONDS}")
    try:
        for _ in range(_TRIES):
            (busy, _, _) = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            if not busy:
                return
            time.sleep(_PAUSE)
    finally:
        connection.execute(f"PRAGMA busy_timeout = {wait}")
    raise HistoryError("busy", "kept.not-wiped", file=str(file))
