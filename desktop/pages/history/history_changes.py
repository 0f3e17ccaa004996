"""Changes to the history, made beside the window: to wipe what was deleted can take a while."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QObject, Signal

from desktop.desk.desk import Desk
from desktop.history.history import History
from desktop.history.history_error import HistoryError
from desktop.pages.history.history_reader import HistoryReader


class HistoryChanges(QObject):
    """``done`` tells that something was changed; ``failed`` why it could not be."""

    done = Signal()
    failed = Signal(object)  # Exception

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._reader = HistoryReader(desk)

    def note(self, matter: int, notes: str) -> bool:
        """At once, as it may be the last that is done; whether it was kept."""
        try:
            self._desk.history.store().note(matter, notes)
        except HistoryError as error:
            self.failed.emit(error)
            return False
        return True

    def rename(self, matter: int, name: str) -> None:
        """A matter."""
        self._do(lambda history: history.rename_matter(matter, name))

    def move(self, runs: Sequence[int], matter: int | None) -> None:
        """Into a matter, or out of any."""
        self._do(lambda history: history.move(runs, matter))

    def delete(self, runs: Sequence[int]) -> None:
        """For good."""
        self._do(lambda history: history.delete(runs))

    def delete_matter(self, matter: int, *, runs: bool) -> None:
        """``runs``: those in it too."""
        self._do(lambda history: history.delete_matter(matter, runs=runs))

    def _do(self, work: Callable[[History], Any]) -> None:
        self._reader.ask(work, lambda _: self._tell(), self._fail)

    def _fail(self, error: Exception) -> None:
        self.failed.emit(error)
        self._tell()  # what was deleted but not wiped is gone from the list

    def _tell(self) -> None:
        self._desk.history.tell()
        self.done.emit()
