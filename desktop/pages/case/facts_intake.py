"""Documents on their way into the facts: read beside the window, and not at all once that is stopped."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.desk.courier import Courier, Errand
from desktop.pages.case.facts_pane import FactsPane
from desktop.wording.message_words import message_words
from trainer.told_error import ToldError

if TYPE_CHECKING:
    from desktop.documents.intake.opened import OpenedDocument

_log = logging.getLogger(__name__)


class FactsIntake(QObject):
    """Of several requests the last counts. ``taken``: a document's facts stand in the pane now."""

    taken = Signal()

    def __init__(self, pane: FactsPane, courier: Courier, parent: QObject) -> None:
        super().__init__(parent)
        self._pane = pane
        self._courier = courier
        self._errand: Errand | None = None
        pane.files_given.connect(self.open)
        pane.reading.stopped.connect(self.stop)

    def running(self) -> bool:
        """Whether something is read."""
        return self._errand is not None

    def open(self, files: Sequence[Path]) -> None:
        """Takes the facts out of files, read in their order as one case."""
        self.stop()
        files = tuple(files)

        async def read() -> OpenedDocument:
            import asyncio

            return await asyncio.to_thread(_opened, files)

        self._pane.reading.begin(self.tr("、").join(file.name for file in files))
        self._errand = self._courier.send(read, self._arrived, self._failed)

    def stop(self) -> bool:
        """Nothing comes of what was under way, the facts are as they were; whether anything was."""
        running = self.running()
        if self._errand is not None:
            self._errand.cancel()
            self._errand = None
        self._pane.reading.end()
        return running

    def _arrived(self, opened: OpenedDocument) -> None:
        self._errand = None
        self._pane.reading.end()
        self._pane.take(opened)
        self.taken.emit()

    def _failed(self, error: Exception) -> None:
        self._errand = None
        self._pane.reading.end()
        self._pane.complain(lambda: self._why(error))

    def _why(self, error: Exception) -> str:
        if isinstance(error, ToldError):
            return message_words(error.message)
        return self.tr("文书没有读出来，详情已写入日志。案件事实没有改动。")


def _opened(files: Sequence[Path]) -> OpenedDocument:
    """Raises ToldError."""
    from desktop.documents.intake.files import read_files
    from desktop.documents.intake.opened import open_given

    return open_given(read_files(files))
