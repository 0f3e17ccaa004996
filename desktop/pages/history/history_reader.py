"""Reads the history beside the window, which goes on while a search takes its time."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from desktop.desk.courier import Errand
from desktop.desk.desk import Desk
from desktop.history.history import History

T = TypeVar("T")


class HistoryReader:
    """Whatever is asked for comes back in the window's thread."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def ask(
        self, work: Callable[[History], T], arrived: Callable[[T], None], failed: Callable[[Exception], None]
    ) -> Errand:
        """Calls ``work`` on a thread of its own; one of the other two is called with what comes of it, unless the
        errand was cancelled."""
        store = self._desk.history.store()

        async def read() -> T:
            import asyncio

            return await asyncio.to_thread(work, store)

        return self._desk.courier.send(read, arrived, failed)
