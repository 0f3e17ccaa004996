"""Which rows a query wants."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from desktop.history.kept_text import kept, read
from desktop.history.run import Query
from desktop.history.search_words import phrase, words_of

_FOUND = "run.id IN (SELECT rowid FROM words WHERE words MATCH ?)"
Condition = tuple[str, tuple[object, ...]]


def where(connection: sqlite3.Connection, query: Query) -> Condition:
    """The condition of a SELECT over ``run``, and its values."""
    conditions = [*_fields(query), *_words(connection, query)]
    if not conditions:
        return "1", ()
    return " AND ".join(sql for sql, _ in conditions), tuple(value for _, values in conditions for value in values)


def _fields(query: Query) -> Iterator[Condition]:
    if query.charge:
        yield "run.id IN (SELECT run FROM run_charge WHERE charge = ?)", (kept(query.charge),)
    if query.model:
        yield "run.model = ?", (kept(query.model),)
    if query.kind is not None:
        yield "run.kind = ?", (query.kind.value,)
    if query.matter is not None:
        yield "run.matter = ?", (query.matter,)
    if query.group:
        yield "run.together = ?", (query.group,)
    if query.since is not None:
        yield "run.at >= ?", (query.since.timestamp(),)
    if query.until is not None:
        yield "run.at < ?", (query.until.timestamp(),)


def _words(connection: sqlite3.Connection, query: Query) -> Iterator[Condition]:
    """Every word is in the run, or in the name or the notes of its matter."""
    if not query.words.strip():
        return
    words = words_of(query.words)
    if not words:
        yield "0", ()
        return
    matters = {id: (read(name) + "\n" + read(notes)).casefold() for id, name, notes in _matters(connection)}
    for word in words:
        noted = [id for id, text in matters.items() if word.casefold() in text]
        if noted:
            places = ", ".join("?" for _ in noted)
            yield f"({_FOUND} OR run.matter IN ({places}))", (phrase(word), *noted)
        else:
            yield _FOUND, (phrase(word),)


def _matters(connection: sqlite3.Connection) -> list[tuple[int, str, str]]:
    return connection.execute("SELECT id, name, notes FROM matter").fetchall()
