"""What keeps the history from being opened, read or written."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from trainer.told_error import ToldError

# SQLite's primary codes (sqlite.org/rescode.html); an extended code has one of them in its low byte.
_BUSY, _LOCKED, _READ_ONLY, _CORRUPT, _FULL, _CANNOT_OPEN, _NO_DATABASE = 5, 6, 8, 11, 13, 14, 26
_KINDS = {_BUSY: "busy", _LOCKED: "busy", _CORRUPT: "damaged", _NO_DATABASE: "damaged", _FULL: "room"}
_TOLD = {"busy": "kept.busy", "damaged": "kept.damaged", "room": "kept.room", "file": "kept.file"}


class HistoryError(ToldError):
    """``kind``: "newer" (made by a later version), "damaged", "room" (the disk is full), "file" (cannot be opened or
    written), "busy" (another program holds it for too long), "missing" (no such run or matter)."""


@contextmanager
def understood(file: Path | None) -> Iterator[None]:
    """What SQLite and the system raise within, as HistoryError."""
    shown = str(file) if file is not None else ""
    try:
        yield
    except sqlite3.Error as error:
        # What Python's own layer raises has no code.
        kind = _KINDS.get(getattr(error, "sqlite_errorcode", 0) & 0xFF, "file")
        raise HistoryError(kind, _TOLD[kind], repr(error), file=shown) from error
    except OSError as error:
        from trainer.commands.exit_status import kind_of_system_error

        kind = kind_of_system_error(error)
        raise HistoryError(kind, _TOLD[kind], repr(error), file=shown) from error
