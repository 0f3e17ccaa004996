"""Models that came here in a folder: whether their files came whole is looked at once, beside the window."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.desk.desk import Desk
from trainer.engines.kept_sums import FILE

if TYPE_CHECKING:
    from desktop.carrying.carried_check import CheckedModel


class CarriedWatch(QObject):
    """``told`` carries the message of a file that is damaged. ``home``: the folder of all user data."""

    told = Signal(object)  # Message

    def __init__(self, desk: Desk, home: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._kept = home / FILE
        self._seen: set[str] = set()
        self._stop = threading.Event()
        desk.listed.connect(self._look)

    def close_down(self) -> None:
        """Ends the reading of a large file."""
        self._stop.set()

    def _look(self) -> None:
        """Any model of the embedded engine may have come so; only the sums beside it say that it did."""
        files = [
            model.name
            for model in self._desk.listing.models
            if model.engine == "embedded" and not model.demonstration and model.name not in self._seen
        ]
        self._seen.update(files)
        if not files:
            return

        async def check() -> list[CheckedModel]:
            import asyncio

            from desktop.carrying.carried_check import check_carried

            return await asyncio.to_thread(check_carried, map(Path, files), self._kept, self._stop.is_set)

        self._desk.courier.send(check, self._tell)

    def _tell(self, checked: list[CheckedModel]) -> None:
        from desktop.carrying.carried_check import damage_told

        for each in checked:
            if not each.whole:
                self.told.emit(damage_told(each).message)
