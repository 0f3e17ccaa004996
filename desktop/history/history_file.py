"""Where the history is, and how it is opened whatever stands in the way."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from desktop.history.history import History
from desktop.history.history_error import HistoryError, understood
from desktop.history.mending import mark_of
from desktop.history.private_files import BESIDE
from desktop.settings.settings import Settings
from desktop.settings.store import read_or_default
from resources.messages.message import Message, message
from trainer.home import home, home_wanted
from trainer.patient_files import remove_file, rename

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
        opened = _opened(folder / NAME)
    except HistoryError as error:
        return in_memory(error)
    try:
        opened.history.probe()
    except HistoryError as error:
        opened.history.close()
        return in_memory(error)
    return opened


def in_memory(why: HistoryError) -> OpenedHistory:
    """What is judged from now on is gone with the program, and that is told."""
    return OpenedHistory(History.open(None), message("kept.in-memory", why=why.message))


def open_for_command() -> OpenedHistory:
    """The same for the terminal, which is told why there is no history instead of shown an empty one.

    Raises HistoryError.
    """
    with understood(home_wanted()):
        folder = home()
    if not read_or_default(folder / "settings.json").keep_history:
        return OpenedHistory(History.open(None))
    return _opened(folder / NAME)


def delete_everything(folder: Path, history: History) -> None:
    """What ``history`` has, and what lies in the folder from when it was kept there, readable or not.

    Raises HistoryError.
    """
    history.delete_all()
    if history.keeps:
        return
    file = folder / NAME
    if file.exists():
        try:
            kept = History.open(file)
        except HistoryError as error:
            if error.kind not in ("damaged", "newer"):
                raise
        else:
            try:
                kept.delete_all()
            finally:
                kept.close()
            return
    with understood(file):
        for each in (*folder.glob(f"{NAME}*"), *folder.glob(f"{file.stem}.unreadable-*")):
            remove_file(each)


def note_damage(folder: Path) -> None:
    """That a call found the history damaged: whoever opens it next looks at all of it."""
    with suppress(OSError):
        mark_of(folder / NAME).touch(mode=0o600)


def _opened(file: Path) -> OpenedHistory:
    try:
        return OpenedHistory(_sound(file))
    except HistoryError as error:
        if error.kind != "damaged":
            raise
    with _alone(file):
        try:
            return OpenedHistory(_sound(file))  # another process may have begun a new one meanwhile
        except HistoryError as error:
            if error.kind != "damaged":
                raise
        aside = put_aside(file)
        return OpenedHistory(History.open(file), message("kept.kept-aside", file=str(aside)))


@contextmanager
def _alone(file: Path) -> Iterator[None]:
    """One process at a time."""
    from filelock import FileLock

    lock = FileLock(file.with_name(f"{file.name}-aside"), mode=0o600)
    with understood(file):
        lock.acquire()
    try:
        yield
    finally:
        with suppress(OSError):  # Windows removes no file that is held; there the release does
            Path(lock.lock_file).unlink(missing_ok=True)
        lock.release()


def _sound(file: Path) -> History:
    history = History.open(file)
    if mark_of(file).exists():
        try:
            history.mend()
        except HistoryError:
            history.close()
            raise
        with understood(file):
            remove_file(mark_of(file))
    return history


def put_aside(file: Path) -> Path:
    """Renames a damaged history, with what SQLite keeps beside it. Raises HistoryError."""
    kept = file.with_name(f"{file.stem}.unreadable-{datetime.now(UTC):%Y%m%dT%H%M%S%fZ}{file.suffix}")
    with understood(file):
        # The file itself last: until then the next try finds a damaged history, never half of one.
        for old, new in reversed(list(_together(file, kept))):
            if old.exists():
                rename(old, new)
        remove_file(mark_of(file))
    return kept


def _together(file: Path, kept: Path) -> Iterator[tuple[Path, Path]]:
    for end in BESIDE:
        yield file.with_name(file.name + end), kept.with_name(kept.name + end)
