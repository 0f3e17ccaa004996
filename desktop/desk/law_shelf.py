"""The statutes, read when the first article is wanted and beside the window, as that takes a moment."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.desk.courier import Courier
from desktop.wording.message_words import message_words
from resources.messages.message import message

if TYPE_CHECKING:
    from resources.law.statutes import Statutes


class LawShelf(QObject):
    """``with_statutes`` calls back at once where they are read already."""

    def __init__(self, courier: Courier, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._courier = courier
        self._statutes: Statutes | None = None
        self._waiting: list[tuple[Callable[[Statutes], object], Callable[[str], object]]] = []

    def with_statutes(self, use: Callable[[Statutes], object], failed: Callable[[str], object]) -> None:
        """Calls ``use`` in the window's thread, or ``failed`` with words for the user."""
        if self._statutes is not None:
            use(self._statutes)
            return
        self._waiting.append((use, failed))
        if len(self._waiting) == 1:
            self._courier.send(_read, self._take, self._fail)

    def _take(self, statutes: Statutes) -> None:
        self._statutes = statutes
        waiting, self._waiting = self._waiting, []
        for use, _ in waiting:
            use(statutes)

    def _fail(self, error: Exception) -> None:
        waiting, self._waiting = self._waiting, []
        words = self._words_of(error)
        for _, failed in waiting:
            failed(words)

    def _words_of(self, error: Exception) -> str:
        from resources.law.statutes import StatutesMissingError

        if isinstance(error, StatutesMissingError):
            return message_words(message(error.key, detail=error.detail))
        return self.tr("法律条文无法读取，请重新安装本程序。")


async def _read() -> Statutes:
    import asyncio

    from resources.law.statutes import load_statutes

    return await asyncio.to_thread(load_statutes)
