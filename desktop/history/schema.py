"""The tables of the history, and how a file of an earlier version becomes one of today's.

``PRAGMA user_version`` is the number of upgrades that a file has had. An upgrade that was once released stays as it is.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from desktop.history.database import Database
from desktop.history.history_error import HistoryError, understood
from trainer.whole_file import whole_file

Upgrade = Sequence[str]
"""Statements, run in one transaction."""

# The words alone, without the texts, which "content" has; see `search_words`.
WORDS = "CREATE VIRTUAL TABLE words USING fts5(facts, text, named, content='', tokenize='unicode61')"

_FIRST: Upgrade = (
    """CREATE TABLE matter (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        name TEXT NOT NULL,
        notes TEXT NOT NULL DEFAULT '',
        changed REAL NOT NULL
    )""",
    # What a list shows; all that is long lies in "content", so that a list reads few pages. The number of a deleted run
    # is never given to another.
    """CREATE TABLE run (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        at REAL NOT NULL,       -- seconds since 1970
        zone INTEGER NOT NULL,  -- seconds east of UTC, where it was made
        kind TEXT NOT NULL,
        state TEXT NOT NULL,
        matter INTEGER REFERENCES matter(id) ON DELETE SET NULL,
        together TEXT NOT NULL, -- RunInput.group
        place INTEGER NOT NULL, -- RunInput.column
        sample INTEGER NOT NULL,
        changes TEXT NOT NULL,  -- JSON, as all lists
        names TEXT NOT NULL,
        charges TEXT NOT NULL,
        outcome TEXT NOT NULL DEFAULT '[]',
        months INTEGER,
        errors INTEGER NOT NULL DEFAULT 0,
        warnings INTEGER NOT NULL DEFAULT 0,
        model TEXT NOT NULL,
        facts_start TEXT NOT NULL,
        written INTEGER NOT NULL DEFAULT 0
    )""",
    "CREATE INDEX run_together ON run(together) WHERE together <> ''",
    "CREATE INDEX run_matter ON run(matter) WHERE matter IS NOT NULL",
    "CREATE INDEX run_model ON run(model)",
    """CREATE TABLE content (
        run INTEGER PRIMARY KEY REFERENCES run(id) ON DELETE CASCADE,
        facts TEXT NOT NULL,
        given TEXT NOT NULL,
        text TEXT NOT NULL DEFAULT '',
        input TEXT NOT NULL,    -- the rest of RunInput
        card BLOB,              -- packed JSON
        error TEXT,
        sheets TEXT NOT NULL DEFAULT '[]',
        seconds REAL,
        answer_tokens INTEGER,
        sent TEXT,
        program TEXT NOT NULL,
        law_as_of TEXT NOT NULL
    )""",
    """CREATE TABLE run_charge (
        charge TEXT NOT NULL,
        run INTEGER NOT NULL REFERENCES run(id) ON DELETE CASCADE,
        PRIMARY KEY (charge, run)
    ) WITHOUT ROWID""",
    "CREATE INDEX run_charge_run ON run_charge(run)",
    # A run that is being written, and by whom: a name that is locked as long as its process lives.
    "CREATE TABLE writing (run INTEGER PRIMARY KEY REFERENCES run(id) ON DELETE CASCADE, writer TEXT NOT NULL)",
    """CREATE TABLE piece (
        id INTEGER PRIMARY KEY,
        run INTEGER NOT NULL REFERENCES run(id) ON DELETE CASCADE,
        text TEXT NOT NULL
    )""",
    "CREATE INDEX piece_run ON piece(run)",
    WORDS,
)

_TABLES = frozenset(("matter", "run", "content", "run_charge", "writing", "piece", "words"))
"""Of the first version, and of every one since."""

# The similar cases that stood beside the run, as packed JSON.
_SIMILAR: Upgrade = ("ALTER TABLE content ADD COLUMN similar BLOB",)

UPGRADES: tuple[Upgrade, ...] = (_FIRST, _SIMILAR)


def upgrade(database: Database, upgrades: Sequence[Upgrade] = UPGRADES) -> None:
    """Brings a file up to date; one that holds something already is copied to NAME.vN.bak before.

    Raises HistoryError, "newer" where a later version of the program has made the file, "damaged" where its tables are
    not a history's.
    """
    with database.reading() as connection:
        had = _version(connection)
        if had <= len(upgrades):
            _refuse_other_tables(connection, had, str(database.file))
        if had < len(upgrades) and had > 0 and database.file is not None:
            _back_up(connection, backup_of(database.file, had))
    if had > len(upgrades):
        raise HistoryError("newer", "kept.newer", f"version {had}", file=str(database.file))
    if had == len(upgrades):
        return
    with database.writing() as connection:
        # Another process may have done it since.
        for number, statements in enumerate(upgrades[_version(connection) :], _version(connection) + 1):
            for statement in statements:
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {number}")


def _refuse_other_tables(connection: sqlite3.Connection, version: int, file: str) -> None:
    """A file of another program, or one that was repaired to half of what it was, is no history."""
    found = {str(name) for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if version < 0 or (version == 0 and found & _TABLES) or (version > 0 and not found >= _TABLES):
        raise HistoryError("damaged", "kept.damaged", f"version {version}: {sorted(found)}", file=file)


def backup_of(file: Path, version: int) -> Path:
    """Where the file as it was in that version is kept."""
    return file.with_name(f"{file.name}.v{version}.bak")


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _back_up(connection: sqlite3.Connection, target: Path) -> None:
    with understood(target), whole_file(target) as part:
        os.close(os.open(part, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
        with closing(sqlite3.connect(part, isolation_level=None)) as copy:
            connection.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE").fetchall()  # the copy is one file
