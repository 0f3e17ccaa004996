"""The history: everything that was judged here, with what it was made from."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.history import matters, recording
from desktop.history.database import Database
from desktop.history.history_error import HistoryError, understood
from desktop.history.kept_text import kept_json, packed, read
from desktop.history.mending import mend
from desktop.history.query_sql import selection
from desktop.history.recording import Ending
from desktop.history.rows import SUMMARY, WHOLE, run_of, summary_of
from desktop.history.run import Matter, Query, Run, RunInput, RunState, RunSummary
from desktop.history.schema import upgrade
from desktop.history.search_words import words_of
from desktop.history.snippet import snippet
from desktop.history.wiping import delete_runs, wipe
from desktop.history.writer import Writer, gone_writers, tidy_writers
from resources.messages.message import Message

if TYPE_CHECKING:
    from desktop.judging.verdict import Verdict


class History:
    """One connection, to be used from any thread. Every method raises HistoryError; what it changed is committed when
    it returns. Calls take milliseconds, deletions longer: they write the file anew.
    """

    def __init__(self, database: Database) -> None:
        """For ``open``."""
        self._database = database
        self._writer: Writer | None = None

    @staticmethod
    def open(file: Path | None) -> History:
        """``file``: None keeps everything in memory, and writes nothing anywhere. Raises HistoryError."""
        history = History(Database(file))
        try:
            upgrade(history._database)
            history._note_cut_off()
            if file is not None:
                tidy_writers(file)
        except BaseException:
            history.close()
            raise
        return history

    @property
    def keeps(self) -> bool:
        """Whether there is a file."""
        return self._database.file is not None

    @property
    def trouble(self) -> HistoryError | None:
        """Why the file cannot be used any more, where a call has found that out."""
        return self._database.trouble

    def probe(self) -> None:
        """Writes something that changes nothing: a disk that is full lets a file be opened. Raises HistoryError."""
        with self._database.writing() as connection:
            (version,) = connection.execute("PRAGMA user_version").fetchone()
            connection.execute(f"PRAGMA user_version = {version}")

    def mend(self) -> None:
        """See `desktop.history.mending`. Raises HistoryError."""
        mend(self._database)

    def begin(self, given: RunInput) -> int:
        """Commits what is going to be sent; the number of the run."""
        from desktop.history.listed import of_facts  # what reads facts is loaded when there are some

        facts = of_facts(given.case.facts)
        with self._database.writing() as connection:
            return recording.begin(connection, given, facts, self._writer_name())

    def write(self, run: int, piece: str) -> None:
        """Adds to the text of a run under way."""
        with self._database.writing(durable=False) as connection:
            recording.add_piece(connection, run, piece)

    def finish(self, run: int, verdict: Verdict, state: RunState = RunState.FINISHED) -> None:
        """Keeps what was read; also of a run that was stopped or broke off, with what it wrote until then."""
        self._end(run, Ending(state, verdict))

    def fail(self, run: int, error: Message, verdict: Verdict | None = None) -> None:
        """``verdict``: what was read of what was written before the failure; the text is kept in any case."""
        self._end(run, Ending(RunState.FAILED, verdict, error))

    def keep_sheets(self, run: int, sheets: Sequence[dict[str, Any]]) -> None:
        """The guideline's sheets as the user has worked them."""
        with self._database.writing() as connection:
            connection.execute("UPDATE content SET sheets = ? WHERE run = ?", (kept_json(list(sheets)), run))

    def keep_similar(self, run: int, similar: dict[str, Any]) -> None:
        """The similar cases as they stand beside the run (`desktop.similar.kept`)."""
        with self._database.writing() as connection:
            connection.execute("UPDATE content SET similar = ? WHERE run = ?", (packed(similar), run))

    def run(self, run: int) -> Run:
        """Raises HistoryError "missing", and "unreadable" where its row alone is damaged."""
        with self._database.reading() as connection:
            row = connection.execute(
                f"SELECT {WHOLE} FROM run JOIN content ON content.run = run.id WHERE run.id = ?", (run,)
            ).fetchone()
            if row is None:
                raise HistoryError("missing", "kept.no-run", id=run)
            return _read(row, connection)

    def runs_of(self, group: str) -> tuple[Run, ...]:
        """What was asked for together, by column and sample."""
        with self._database.reading() as connection:
            rows = connection.execute(
                f"SELECT {WHOLE} FROM run JOIN content ON content.run = run.id"
                " WHERE run.together = ? AND run.together <> '' ORDER BY run.place, run.sample, run.id",
                (group,),
            ).fetchall()
            return tuple(_read(row, connection) for row in rows)

    def found(self, query: Query, limit: int = 100, offset: int = 0) -> tuple[RunSummary, ...]:
        """Newest first."""
        self._note_cut_off()
        words = words_of(query.words)
        with self._database.reading() as connection:
            wanted = selection(connection, query)
            rows = connection.execute(
                f"SELECT {SUMMARY} FROM {wanted.tables} WHERE {wanted.condition}"
                f" ORDER BY {wanted.order} DESC LIMIT ? OFFSET ?",
                (*wanted.values, limit, offset),
            ).fetchall()
            return tuple(summary_of(row, _snippet(connection, row[0], words) if words else "") for row in rows)

    def count(self, query: Query) -> int:
        """How many there are in all."""
        with self._database.reading() as connection:
            wanted = selection(connection, query)
            found = connection.execute(
                f"SELECT count(*) FROM {wanted.tables} WHERE {wanted.condition}", wanted.values
            ).fetchone()
            return int(found[0])

    def charges(self) -> tuple[str, ...]:
        """Those of all runs, most frequent first."""
        return self._names("SELECT charge FROM run_charge GROUP BY charge ORDER BY count(*) DESC, charge")

    def models(self) -> tuple[str, ...]:
        """The same of the models, as they are shown."""
        return self._names("SELECT model FROM run WHERE model <> '' GROUP BY model ORDER BY count(*) DESC, model")

    def matters(self) -> tuple[Matter, ...]:
        """Changed last first."""
        with self._database.reading() as connection:
            return matters.all_matters(connection)

    def add_matter(self, name: str) -> int:
        """Its number."""
        with self._database.writing() as connection:
            return matters.add_matter(connection, name)

    def rename_matter(self, id: int, name: str) -> None:
        """Raises HistoryError "missing"."""
        with self._database.writing() as connection:
            matters.rename_matter(connection, id, name)

    def note(self, id: int, notes: str) -> None:
        """Replaces the notes of a matter. Raises HistoryError "missing"."""
        with self._database.writing() as connection:
            matters.note(connection, id, notes)

    def move(self, runs: Sequence[int], matter: int | None) -> None:
        """Into a matter, or out of any. Raises HistoryError "missing"."""
        with self._database.writing() as connection:
            matters.move(connection, runs, matter)

    def delete_matter(self, id: int, *, runs: bool) -> None:
        """``runs``: those in it too; else they stay, in no matter."""
        with self._database.writing() as connection:
            if runs:
                delete_runs(connection, matters.runs_of_matter(connection, id))
            connection.execute("DELETE FROM matter WHERE id = ?", (id,))
        wipe(self._database)

    def delete(self, runs: Sequence[int]) -> None:
        """For good: see `desktop.history.wiping`."""
        with self._database.writing() as connection:
            delete_runs(connection, runs)
        wipe(self._database)

    def delete_all(self) -> None:
        """Every run and every matter, and the files that were put aside as damaged."""
        with self._database.writing() as connection:
            delete_runs(connection, [run for (run,) in connection.execute("SELECT id FROM run").fetchall()])
            connection.execute("DELETE FROM matter")
        wipe(self._database, everything=True)

    def close(self) -> None:
        """Never fails. A run that is still being written is one that was cut off."""
        if self._writer is not None:
            self._writer.close()
        self._database.close()

    def _end(self, run: int, ending: Ending) -> None:
        from desktop.history.listed import of_facts, of_verdict

        with self._database.reading() as connection:
            row = connection.execute("SELECT facts FROM content WHERE run = ?", (run,)).fetchone()
        if row is None:
            return  # deleted meanwhile
        listed = of_facts(read(row[0]))
        if ending.verdict is not None:
            listed = of_verdict(ending.verdict, listed)
        with self._database.writing() as connection:
            if connection.execute("SELECT 1 FROM run WHERE id = ?", (run,)).fetchone():
                recording.end(connection, run, ending, listed)

    def _note_cut_off(self) -> None:
        """Runs whose process has ended in the middle keep what it wrote."""
        file = self._database.file
        if file is None:
            return
        with self._database.reading() as connection:
            gone = gone_writers(connection, file)
        for name in gone:
            with self._database.writing() as connection:
                recording.cut_off(connection, name)

    def _writer_name(self) -> str:
        if self._writer is None:
            with understood(self._database.file):
                self._writer = Writer(self._database.file)
        return self._writer.name

    def _names(self, select: str) -> tuple[str, ...]:
        with self._database.reading() as connection:
            return tuple(read(name) for (name,) in connection.execute(select))


def _read(row: tuple[Any, ...], connection: sqlite3.Connection) -> Run:
    run = row[0]
    try:
        return run_of(row, recording.pieces(connection, run))
    except (ValueError, KeyError, TypeError, zlib.error) as error:
        raise HistoryError("unreadable", "kept.unreadable-run", repr(error), id=run) from error


def _snippet(connection: sqlite3.Connection, run: int, words: Sequence[str]) -> str:
    row = connection.execute("SELECT facts, text, given FROM content WHERE run = ?", (run,)).fetchone()
    # Another process may have deleted it since it was found.
    return "" if row is None else snippet([read(text) for text in row], words)
