"""A history in which something did not fit together: where only the index of words is wrong, it is made anew."""

from __future__ import annotations

from pathlib import Path

from desktop.history.database import Database
from desktop.history.history_error import HistoryError
from desktop.history.schema import WORDS
from desktop.history.word_index import index


def mark_of(file: Path) -> Path:
    """Is there once a history was found damaged: opening it does not look at every page."""
    return file.with_name(file.name + "-damaged")


def mend(database: Database) -> None:
    """Raises HistoryError "damaged" where it is more than the index."""
    with database.writing() as connection:
        connection.execute("DROP TABLE words")  # later versions of SQLite look into it, too
        (found,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
        if found != "ok":
            raise HistoryError("damaged", "kept.damaged", found, file=str(database.file))
        connection.execute(WORDS)
        for (run,) in connection.execute("SELECT id FROM run").fetchall():
            index(connection, run)
