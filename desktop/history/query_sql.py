"""Which rows a query wants."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from desktop.history.kept_text import kept, read
from desktop.history.run import Query
from desktop.history.search_words import folded, phrase, words_of

_FOUND = "run.id IN (SELECT rowid FROM words WHERE words MATCH ?)"
Condition = tuple[str, tuple[object, ...]]


@dataclass(frozen=True, slots=True)
class Selection:
    """The parts of a SELECT: what stands after FROM and WHERE, the values, and the column that tells old from new.

    Where it can, the index of words comes first: it gives the newest rows first, and ends where enough are found.
    """

    tables: str
    condition: str
    values: tuple[object, ...]
    order: str


def selection(connection: sqlite3.Connection, query: Query) -> Selection:
    """The rows that a query wants."""
    indexed, words = _words(connection, query)
    conditions = [*indexed, *words, *_fields(query)]
    condition = " AND ".join(sql for sql, _ in conditions) or "1"
    values = tuple(value for _, values in conditions for value in values)
    if indexed:
        return Selection("words CROSS JOIN run ON run.id = words.rowid", condition, values, "words.rowid")
    return Selection("run", condition, values, "run.id")


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


def _words(connection: sqlite3.Connection, query: Query) -> tuple[list[Condition], list[Condition]]:
    """Every word is in the run, which is for the index, or in the name or the notes of its matter."""
    if not query.words.strip():
        return [], []
    words = words_of(query.words)
    if not words:
        return [], [("0", ())]
    matters = {id: folded(read(name) + "\n" + read(notes)) for id, name, notes in _matters(connection)}
    indexed, either = [], []
    for word in words:
        noted = [id for id, text in matters.items() if folded(word) in text]
        if noted:
            places = ", ".join("?" for _ in noted)
            either.append((f"({_FOUND} OR run.matter IN ({places}))", (phrase(word), *noted)))
        else:
            indexed.append(phrase(word))
    return [("words MATCH ?", (" AND ".join(indexed),))] if indexed else [], either


def _matters(connection: sqlite3.Connection) -> list[tuple[int, str, str]]:
    return connection.execute("SELECT id, name, notes FROM matter").fetchall()
