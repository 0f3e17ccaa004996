"""Matters (案件): what belongs together, by the user's own name. Each function runs within one transaction."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from time import time

from desktop.history.history_error import HistoryError
from desktop.history.kept_text import kept
from desktop.history.rows import MATTER, matter_of
from desktop.history.run import Matter


def all_matters(connection: sqlite3.Connection) -> tuple[Matter, ...]:
    """Changed last first."""
    rows = connection.execute(f"SELECT {MATTER} FROM matter ORDER BY changed DESC, id DESC").fetchall()
    return tuple(map(matter_of, rows))


def add_matter(connection: sqlite3.Connection, name: str) -> int:
    """Its number."""
    added = connection.execute("INSERT INTO matter(name, changed) VALUES (?, ?)", (kept(name), time()))
    return int(added.lastrowid or 0)


def rename_matter(connection: sqlite3.Connection, id: int, name: str) -> None:
    """Raises HistoryError "missing"."""
    changed = connection.execute("UPDATE matter SET name = ?, changed = ? WHERE id = ?", (kept(name), time(), id))
    _need(changed, id)


def note(connection: sqlite3.Connection, id: int, notes: str) -> None:
    """Replaces the notes. Raises HistoryError "missing"."""
    changed = connection.execute("UPDATE matter SET notes = ?, changed = ? WHERE id = ?", (kept(notes), time(), id))
    _need(changed, id)


def touch(connection: sqlite3.Connection, id: int | None) -> None:
    """A run has come to it. Raises HistoryError "missing"."""
    if id is not None:
        _need(connection.execute("UPDATE matter SET changed = ? WHERE id = ?", (time(), id)), id)


def move(connection: sqlite3.Connection, runs: Sequence[int], matter: int | None) -> None:
    """Raises HistoryError "missing"."""
    touch(connection, matter)
    connection.executemany("UPDATE run SET matter = ? WHERE id = ?", [(matter, run) for run in runs])


def runs_of_matter(connection: sqlite3.Connection, id: int) -> tuple[int, ...]:
    """Their numbers."""
    return tuple(run for (run,) in connection.execute("SELECT id FROM run WHERE matter = ?", (id,)))


def _need(changed: sqlite3.Cursor, id: int) -> None:
    if changed.rowcount == 0:
        raise HistoryError("missing", "kept.no-matter", id=id)
