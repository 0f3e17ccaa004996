"""All runs in a folder, looked at every half second beside the window's thread while somebody looks."""

from __future__ import annotations

import asyncio
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.desk.courier import Courier
from desktop.training.run_process import is_run
from desktop.training.run_reader import RunReader
from desktop.training.run_seen import RunSeen

LOOK_EVERY_MS = 500


class RunShelf(QObject):
    """``seen`` tells that something is to be shown; ``runs`` are newest first."""

    seen = Signal()

    def __init__(self, courier: Courier, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._courier = courier
        self.folder = folder
        self.runs: tuple[RunSeen, ...] = ()
        self._readers: dict[Path, RunReader] = {}
        self._looking = False
        self._closed = False
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)

    def begin(self) -> None:
        """Looks now, and again and again."""
        if not self._closed:
            self.look()
            self._timer.start()

    def close_down(self) -> None:
        """The runs themselves go on."""
        self._closed = True
        self._timer.stop()

    def look(self) -> None:
        """Once; not again before the last look is over."""
        if self._looking or self._closed:
            return
        self._looking = True
        self._courier.send(lambda: asyncio.to_thread(self._read), self._take, self._failed)

    def run(self, folder: Path) -> RunSeen | None:
        """What was seen of it last."""
        return next((seen for seen in self.runs if seen.folder == folder), None)

    def _read(self) -> tuple[RunSeen, ...]:
        # Only one look runs at a time, so nothing else uses the readers meanwhile.
        try:
            folders = [each for each in self.folder.iterdir() if each.is_dir() and is_run(each)]
        except OSError:
            folders = []
        for folder in folders:
            self._readers.setdefault(folder, RunReader(folder))
        for gone in set(self._readers) - set(folders):
            del self._readers[gone]
        found = [self._readers[folder].read() for folder in folders]
        return tuple(sorted(found, key=lambda seen: (seen.began_at or float("inf"), seen.name), reverse=True))

    def _take(self, runs: tuple[RunSeen, ...]) -> None:
        self._looking = False
        if runs != self.runs:
            self.runs = runs
            self.seen.emit()

    def _failed(self, _error: Exception) -> None:
        self._looking = False
