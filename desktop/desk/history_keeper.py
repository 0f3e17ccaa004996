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
    from desktop.history.history_file import OpenedHistory
    from resources.messages.message import Message


class HistoryKeeper(QObject):
    """``changed`` tells that there is something else to be listed; whoever changes the history calls ``tell``.
    ``problem`` is to be told to the user, who hears of a new one by ``problem_changed``.
    """

    changed = Signal()
    problem_changed = Signal()

    def __init__(self, folder: Path, settings: Callable[[], Settings], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._settings = settings
        self._store: History | None = None
        self._keeping = True  # what the settings said when it was opened
        self._left: list[History] = []  # which others may still be writing to
        self._closed = False
        self._turn = threading.Lock()
        self.problem: Message | None = None

    def store(self) -> History:
        """From any thread. Never fails: where the file cannot be used it is in memory, and ``problem`` says why.

        After the settings changed, or a call found out that the file cannot be used any more, it is another one.
        """
        with self._turn:
            before, store = self.problem, self._usable()
            if store is None:
                opened = self._opened()
                store = self._store = opened.history
                self.problem = opened.problem
        if self.problem is not before:
            self.problem_changed.emit()
        return store

    async def delete_everything(self) -> None:
        """Also what was kept before the settings said that nothing is to be kept. Raises HistoryError."""
        import asyncio

        from desktop.history.history_file import delete_everything

        await asyncio.to_thread(lambda: delete_everything(self._folder, self.store()))

    def tell(self) -> None:
        """A run has begun or ended, or something was moved, renamed or deleted."""
        self.changed.emit()

    def close(self) -> None:
        """Runs that are still being written were cut off."""
        with self._turn:
            self._closed = True  # work that ends after the window finds nothing that it could leave open
            stores, self._store, self._left = [*self._left, self._store], None, []
        for store in stores:
            if store is not None:
                store.close()

    def _usable(self) -> History | None:
        """The one that is open, where it still serves."""
        store = self._store
        if store is not None and (store.trouble is not None or self._keeping != self._settings().keep_history):
            self._left.append(store)
            return None
        return store

    def _opened(self) -> OpenedHistory:
        from desktop.history.history_file import OpenedHistory, in_memory, note_damage, open_history

        if self._closed:
            from desktop.history.history import History

            return OpenedHistory(History.open(None))
        settings, before = self._settings(), self._store
        trouble = before.trouble if before is not None else None
        self._keeping = settings.keep_history
        if trouble is not None and settings.keep_history:
            if trouble.kind != "damaged":
                return in_memory(trouble)
            note_damage(self._folder)
        return open_history(self._folder, settings)
