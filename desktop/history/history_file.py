"""Where the history is, and how it is opened whatever stands in the way."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from desktop.history.history import History
from desktop.history.history_error import HistoryError, understood
from desktop.history.private_files import BESIDE
from desktop.settings.home import home
from desktop.settings.settings import Settings
from desktop.settings.store import read_or_default
from resources.messages.message import Message, message

NAME = "history.db"


@dataclass(frozen=True, slots=True)
class OpenedHistory:
    """``problem`` is to be told: a damaged file was put aside, or nothing can be kept."""

    history: History
    problem: Message | None = None


def history_file() -> Path:
    """In the user's folder. Raises OSError where that can be neither found nor made."""
    return home() / NAME


def open_history(folder: Path, settings: Settings) -> OpenedHistory:
    """Never fails: in memory where the settings keep nothing, or the file cannot be used."""
    if not settings.keep_history:
        return OpenedHistory(History.open(None))
    try:
        return _opened(folder / NAME)
    except HistoryError as error:
        return OpenedHistory(History.open(None), message("kept.in-memory", why=error.message))


def open_for_command() -> OpenedHistory:
    """The same for the terminal, which is told why there is no history instead of an empty one. Raises HistoryError."""
    with understood(None):
        folder = home()
    if not read_or_default(folder / "settings.json").keep_history:
        return OpenedHistory(History.open(None))
    return _opened(folder / NAME)


def _opened(file: Path) -> OpenedHistory:
    try:
        return OpenedHistory(History.open(file))
    except HistoryError as error:
        if error.kind != "damaged":
            raise
        aside = put_aside(file)
        return OpenedHistory(History.open(file), message("kept.kept-aside", file=str(aside)))


def put_aside(file: Path) -> Path:
    """Renames a damaged history, with what SQLite keeps beside it. Raises HistoryError."""
    kept = file.with_name(f"{file.stem}.unreadable-{datetime.now(UTC):%Y%m%dT%H%M%S%fZ}{file.suffix}")
    with understood(file):
        # The file itself last: until then the next try finds a damaged history, never half of one.
        for old, new in reversed(list(_together(file, kept))):
            if old.exists():
                old.replace(new)
    return kept


def _together(file: Path, kept: Path) -> Iterator[tuple[Path, Path]]:
    for end in BESIDE:
        yield file.with_name(file.name + end), kept.with_name(kept.name + end)
