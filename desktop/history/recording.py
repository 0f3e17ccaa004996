"""A run's rows from its beginning to its end. Each function runs within one transaction."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from desktop.history import matters
from desktop.history.kept_text import kept, kept_json, packed, read
from desktop.history.plain_input import input_plain
from desktop.history.run import RunInput, RunState
from desktop.history.word_index import index, unindex
from resources.law.checked import LAW_CHECKED_TO
from resources.messages.message import Message
from resources.messages.wording import told_json
from resources.version import version

if TYPE_CHECKING:  # a history is opened and listed without what reads facts and judgments
    from desktop.history.listed import Listed
    from desktop.judging.verdict import Verdict

_FACTS_START = 80


@dataclass(frozen=True, slots=True)
class Ending:
    """How a run ended, and what was read."""

    state: RunState
    verdict: Verdict | None
    error: Message | None = None


def begin(connection: sqlite3.Connection, given: RunInput, facts: Listed, writer: str) -> int:
    """The number of the run. Raises HistoryError "missing" where there is no such matter."""
    matters.touch(connection, given.matter)
    now = datetime.now().astimezone()
    offset = now.utcoffset()
    row: dict[str, object] = {
        "at": now.timestamp(),
        "zone": int(offset.total_seconds()) if offset else 0,
        "kind": given.kind.value,
        "state": RunState.WRITING.value,
        "matter": given.matter,
        "together": given.group,
        "place": given.column,
        "sample": given.sample,
        "changes": kept_json(given.changes),
        "names": kept_json(facts.names),
        "charges": kept_json(facts.charges),
        "model": kept("" if given.model is None else given.model.label or given.model.name),
        "facts_start": kept(given.case.facts.strip()[:_FACTS_START]),
    }
    run = _insert(connection, "run", row)
    content: dict[str, object] = {
        "run": run,
        "facts": kept(given.case.facts),
        "given": kept(given.given),
        "input": kept_json(input_plain(given)),
        "program": version(),
        "law_as_of": LAW_CHECKED_TO.isoformat(),
    }
    _insert(connection, "content", content)
    _insert(connection, "writing", {"run": run, "writer": writer})
    _put_charges(connection, run, facts.charges)
    index(connection, run)
    return run


def add_piece(connection: sqlite3.Connection, run: int, piece: str) -> None:
    """Of a run that has ended or was deleted meanwhile nothing comes back."""
    connection.execute("INSERT INTO piece(run, text) SELECT run, ? FROM writing WHERE run = ?", (kept(piece), run))


def pieces(connection: sqlite3.Connection, run: int) -> str:
    """What was written so far; "" of a run that has ended, whose text is in its own place."""
    rows = connection.execute("SELECT text FROM piece WHERE run = ? ORDER BY id", (run,))
    return "".join(read(text) for (text,) in rows)


def end(connection: sqlite3.Connection, run: int, ending: Ending, listed: Listed) -> None:
    """Keeps what was read, and the text in place of its pieces."""
    verdict = ending.verdict
    text = _written(connection, run) if verdict is None else verdict.text
    content: dict[str, object] = {} if verdict is None else _read_off(verdict)
    content["error"] = None if ending.error is None else kept_json(told_json(ending.error))
    _settle(connection, run, ending.state, text, content, _columns(listed))
    _put_charges(connection, run, listed.charges)


def cut_off(connection: sqlite3.Connection, writer: str) -> None:
    """The runs of one who is gone keep what they wrote."""
    for (run,) in connection.execute("SELECT run FROM writing WHERE writer = ?", (writer,)).fetchall():
        _settle(connection, run, RunState.INTERRUPTED, pieces(connection, run), {}, {})


def _written(connection: sqlite3.Connection, run: int) -> str:
    """A run that had ended once already goes on from there, as a batch does."""
    (text,) = connection.execute("SELECT text FROM content WHERE run = ?", (run,)).fetchone()
    return read(text) + pieces(connection, run)


def _settle(
    connection: sqlite3.Connection,
    run: int,
    state: RunState,
    text: str,
    content: dict[str, object],
    columns: dict[str, object],
) -> None:
    """The text in its own place instead of its pieces, and what else is known of the run at its end."""
    unindex(connection, run)
    _update(connection, "content", "run", run, {**content, "text": kept(text)})
    _update(connection, "run", "id", run, {**columns, "state": state.value, "written": len(text)})
    connection.execute("DELETE FROM piece WHERE run = ?", (run,))
    connection.execute("DELETE FROM writing WHERE run = ?", (run,))
    index(connection, run)


def _read_off(verdict: Verdict) -> dict[str, object]:
    from desktop.judging.verdict_json import verdict_json

    finished, parameters = verdict.finished, verdict.parameters
    return {
        "card": packed(verdict_json(verdict)),
        "seconds": None if finished is None else finished.seconds,
        "answer_tokens": None if finished is None else finished.answer_tokens,
        "sent": None if parameters is None else kept_json(parameters.as_options()),
    }


def _columns(listed: Listed) -> dict[str, object]:
    return {
        "names": kept_json(listed.names),
        "charges": kept_json(listed.charges),
        "outcome": kept_json(listed.outcome),
        "months": listed.months,
        "errors": listed.errors,
        "warnings": listed.warnings,
    }


def _insert(connection: sqlite3.Connection, table: str, row: dict[str, object]) -> int:
    places = ", ".join("?" for _ in row)
    added = connection.execute(f"INSERT INTO {table}({', '.join(row)}) VALUES ({places})", tuple(row.values()))
    return int(added.lastrowid or 0)


def _update(connection: sqlite3.Connection, table: str, key: str, id: int, row: dict[str, object]) -> None:
    changes = ", ".join(f"{name} = ?" for name in row)
    connection.execute(f"UPDATE {table} SET {changes} WHERE {key} = ?", (*row.values(), id))


def _put_charges(connection: sqlite3.Connection, run: int, charges: Sequence[str]) -> None:
    connection.execute("DELETE FROM run_charge WHERE run = ?", (run,))
    rows = [(run, kept(charge)) for charge in dict.fromkeys(charges)]
    connection.executemany("INSERT INTO run_charge(run, charge) VALUES (?, ?)", rows)
