"""The index of similar cases: opened once, beside the window, when it is first asked; anew when another was made."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from desktop.desk.courier import Courier, Errand
from desktop.similar.place import index_folder

if TYPE_CHECKING:
    from desktop.settings.settings import Settings
    from trainer.similar.errors import SimilarError
    from trainer.similar.index import CaseIndex

T = TypeVar("T")


class SimilarShelf(QObject):
    """``changed`` tells that there may be another index: one was made, or another folder was chosen."""

    changed = Signal()

    def __init__(
        self, home: Path, settings: Callable[[], Settings], courier: Courier, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._home, self._settings, self._courier = home, settings, courier
        self._turn = threading.Lock()
        self._opened: tuple[Path, int, CaseIndex] | None = None

    @property
    def folder(self) -> Path:
        """By the settings of now."""
        return index_folder(self._home, self._settings().similar_folder)

    def there(self) -> bool:
        """Whether there is anything to be opened; nothing is read for it."""
        from trainer.similar.card import CARD

        return (self.folder / CARD).is_file()

    def ask(
        self,
        question: Callable[[CaseIndex], T],
        arrived: Callable[[T], None],
        failed: Callable[[Exception], None] | None = None,
    ) -> Errand:
        """Puts ``question`` to the index on a thread of its own; one of the two callbacks is called in the window's.
        ``failed`` may get a SimilarError: there is none, it is damaged, another version made it."""
        folder = self.folder

        async def work() -> T | SimilarError:
            import asyncio

            from trainer.similar.errors import SimilarError

            try:
                return await asyncio.to_thread(lambda: question(self._index(folder)))
            except SimilarError as error:
                # Told in the window, and no failure of the program that the log should have.
                return error

        def deliver(answer: T | SimilarError) -> None:
            from trainer.similar.errors import SimilarError

            if not isinstance(answer, SimilarError):
                arrived(answer)
            elif failed is not None:
                failed(answer)

        return self._courier.send(work, deliver, failed)

    def forget(self) -> None:
        """Closes it: on Windows no file that is open can be removed."""
        with self._turn:
            self._opened = None

    def look_again(self) -> None:
        """Something was made, removed or chosen."""
        self.changed.emit()

    def _index(self, folder: Path) -> CaseIndex:
        """Raises SimilarError."""
        from trainer.similar.card import CARD
        from trainer.similar.index import open_index

        with self._turn:
            try:
                stamp = (folder / CARD).stat().st_mtime_ns
            except OSError:
                stamp = 0
            if self._opened is None or self._opened[:2] != (folder, stamp):
                self._opened = None
                self._opened = (folder, stamp, open_index(folder))
            return self._opened[2]
