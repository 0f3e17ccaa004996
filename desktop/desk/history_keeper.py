"""The one history of the window: opened when it is first wanted, in the window's thread or another."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.settings.settings import Settings

if TYPE_CHECKING:  # SQLite, and what reads facts, are loaded when the first case is judged or looked for
    from desktop.history.history import History
    from resources.messages.message import Message


class HistoryKeeper(QObject):
    """``changed`` tells that there is something else to be listed; whoever changes the history calls ``tell``."""

    changed = Signal()
    problem_changed = Signal()

    def __init__(self, folder: Path, settings: Callable[[], Settings], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._settings = settings
        self._store: History | None = None
        self._turn = threading.Lock()
        self.problem: Message | None = None

    def store(self) -> History:
        """From any thread. Never fails: where the file cannot be opened it is in memory, and ``problem`` says why."""
        with self._turn:
            opened = self._store is None
            if self._store is None:
                from desktop.history.history_file import open_history

                found = open_history(self._folder, self._settings())
                self._store, self.problem = found.history, found.problem
            store = self._store
        if opened and self.problem is not None:
            self.problem_changed.emit()
        return store

    def tell(self) -> None:
        """A run has begun or ended, or something was moved, renamed or deleted."""
        self.changed.emit()

    def close(self) -> None:
        """Runs that are still being written were cut off."""
        with self._turn:
            store, self._store = self._store, None
        if store is not None:
            store.close()
