"""Makes a document beside the window: reads the runs again, writes the file, tells how far it is, can be stopped."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.desk.courier import Errand
from desktop.desk.desk import Desk
from desktop.documents.blocks import Layout
from desktop.printing.file_format import FileFormat, write_document
from desktop.printing.stopped import Stopped
from desktop.wording.language import language

if TYPE_CHECKING:
    from desktop.documents.blocks import Document
    from desktop.documents.kept_report import Wanted
    from desktop.documents.report import Report

_TELL_EVERY_MS = 250
T = TypeVar("T")


class _Tally:
    """How far it is; written by the thread that works, read by the window's."""

    def __init__(self) -> None:
        self.done = 0
        self.all = 0
        self.stopped = False

    def go_on(self, done: int, all_: int) -> bool:
        self.done, self.all = done, all_
        return not self.stopped

    def read(self, done: int, all_: int) -> None:
        if not self.go_on(done, all_):
            raise Stopped


class ExportWork(QObject):
    """One document at a time. ``progressed`` tells what is done and of how much, several times a second; ``failed`` the
    exception, Stopped among them."""

    progressed = Signal(int, int)
    failed = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._errand: Errand | None = None
        self._tally = _Tally()
        self._clock = QTimer(self)
        self._clock.setInterval(_TELL_EVERY_MS)
        self._clock.timeout.connect(lambda: self.progressed.emit(self._tally.done, self._tally.all))

    def running(self) -> bool:
        """Whether a document is being made."""
        return self._errand is not None

    def read(self, wanted: Wanted, layout: Layout, use: Callable[[Report], object]) -> None:
        """``use`` gets the report in the window's thread."""
        spoken, history = language(), self._desk.history

        def work(tally: _Tally) -> Report:
            from desktop.documents.kept_report import kept_report

            return kept_report(history.store(), wanted, spoken, layout, tally.read)

        self._send(work, use)

    def make(self, report: Report, use: Callable[[Document], object]) -> None:
        """The document, for the printer or the clipboard."""

        def work(_tally: _Tally) -> Document:
            from desktop.documents.document import document_of

            return document_of(report)

        self._send(work, use)

    def write(
        self,
        report: Report,
        file: Path,
        form: FileFormat,
        use: Callable[[Path], object],
        make: Callable[[Report], Document] | None = None,
    ) -> None:
        """``use`` hears when the file is there, whole. ``make``: which document it is, else the case's."""

        def work(tally: _Tally) -> Path:
            from desktop.documents.document import document_of

            write_document((make or document_of)(report), file, form, tally.go_on)
            return file

        self._send(work, use)

    def stop(self) -> None:
        """Leaves everything as it was."""
        self._tally.stopped = True

    def _send(self, work: Callable[[_Tally], T], use: Callable[[T], object]) -> None:
        self._tally = tally = _Tally()
        self.destroyed.connect(lambda: setattr(tally, "stopped", True))

        async def run() -> T:
            import asyncio  # which the window itself does without

            return await asyncio.to_thread(work, tally)

        self._errand = self._desk.courier.send(run, lambda made: self._end(use, made), self._fail)
        self._clock.start()

    def _end(self, use: Callable[[T], object], made: T) -> None:
        self._over()
        use(made)

    def _fail(self, error: Exception) -> None:
        self._over()
        self.failed.emit(error)

    def _over(self) -> None:
        self._errand = None
        self._clock.stop()
