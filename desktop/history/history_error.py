"""What keeps the history from being opened, read or written."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from trainer.told_error import ToldError

# SQLite's primary codes (sqlite.org/rescode.html); an extended code has one of them in its low byte. What Python's own
# layer raises of a connection that is closed has none. Other codes are faults of the program, raised as they are.
_KINDS = {
    0: "file",
    3: "file",  # PERM
    5: "busy",
    6: "busy",  # LOCKED
    8: "file",  # READONLY
    10: "file",  # IOERR
    11: "damaged",  # CORRUPT
    13: "room",  # FULL
    14: "file",  # CANTOPEN
    26: "damaged",  # NOTADB
}
_TOLD = {"busy": "kept.busy", "damaged": "kept.damaged", "room": "kept.room", "file": "kept.file"}


class HistoryError(ToldError):
    """``kind``: "newer" (made by a later version), "damaged", "room" (the disk is full), "file" (cannot be opened or
    written), "busy" (another program holds it for too long), "missing" (no such run or matter), "unreadable" (one run
    alone)."""


@contextmanager
def understood(file: Path | None) -> Iterator[None]:
    """What SQLite and the system raise within, as HistoryError."""
    shown = str(file) if file is not None else ""
    try:
        yield
    except sqlite3.Error as error:
        kind = _KINDS.get(getattr(error, "sqlite_errorcode", 0) & 0xFF, "")
        if not kind:
            raise
        raise HistoryError(kind, _TOLD[kind], repr(error), file=shown) from error
    except OSError as error:
        from trainer.commands.exit_status import kind_of_system_error

        kind = kind_of_system_error(error)
        raise HistoryError(kind, _TOLD[kind], repr(error), file=shown) from error
