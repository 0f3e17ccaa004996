"""The rows of the index of words. It has no texts of its own: what it was given is worked out again to take it out."""

from __future__ import annotations

import sqlite3

from desktop.history.kept_text import read, read_json
from desktop.history.search_words import spaced


def index(connection: sqlite3.Connection, run: int) -> None:
    """Puts a run in, as its rows are now."""
    connection.execute(
        "INSERT INTO words(rowid, facts, text, named) VALUES (?, ?, ?, ?)", (run, *_given(connection, run))
    )


def unindex(connection: sqlite3.Connection, run: int) -> None:
    """Takes a run out; to be called before any of its rows changes."""
    connection.execute(
        "INSERT INTO words(words, rowid, facts, text, named) VALUES ('delete', ?, ?, ?, ?)",
        (run, *_given(connection, run)),
    )


def purge(connection: sqlite3.Connection) -> None:
    """What was taken out is only marked as such until the parts of the index are merged (sqlite.org/fts5.html)."""
    connection.execute("INSERT INTO words(words) VALUES ('optimize')")


def _given(connection: sqlite3.Connection, run: int) -> tuple[str, str, str]:
    facts, text, given, names, charges = connection.execute(
        "SELECT facts, text, given, names, charges FROM run JOIN content ON content.run = run.id WHERE run.id = ?",
        (run,),
    ).fetchone()
    named = " ".join([*read_json(names), *read_json(charges)])
    return spaced(read(facts)), spaced(read(text) or read(given)), spaced(named)
