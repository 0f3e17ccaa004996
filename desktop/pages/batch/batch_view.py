"""A batch at work, or done: how far it is, its rows with a row's card beside them, and what all of them came to."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.batch.batch_process import stop
from desktop.batch.batch_seen import BatchReader, BatchSeen
from desktop.batch.distribution import distribution_of
from desktop.controls.button import Button, ButtonRole
from desktop.desk.courier import Errand
from desktop.desk.desk import Desk
from desktop.pages.batch.batch_head import BatchHead
from desktop.pages.batch.distribution_view import DistributionView
from desktop.pages.batch.launching import launched
from desktop.pages.batch.rows_view import RowsView
from desktop.wording.language import language
from resources.messages.message import message
from trainer.told_error import ToldError

_LOOK_MS = 500


class BatchView(QWidget):
    """Reads the batch's folder again and again, beside the window; so it does not matter who works on it.

    ``seen`` tells each look; ``gone`` that the folder cannot be read.
    """

    seen = Signal(object)  # BatchSeen
    gone = Signal(object)  # Message
    article_wanted = Signal(object)  # Article

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._reader: BatchReader | None = None
        self._errand: Errand | None = None
        self.shown: BatchSeen | None = None
        self.head = BatchHead(desk)
        self.rows_button = Button(ButtonRole.QUIET)
        self.figures_button = Button(ButtonRole.QUIET)
        self.rows = RowsView(desk)
        self.figures = DistributionView()
        self.stack = QStackedWidget()
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self._look)
        self._lay_out()
        self.head.go_on_wanted.connect(self.start)
        self.head.stop_wanted.connect(self._stop)
        self.head.folder_wanted.connect(self._open_folder)
        self.rows_button.toggled.connect(self._turn)
        self.rows.article_wanted.connect(self.article_wanted)
        self.retranslate()

    def _lay_out(self) -> None:
        sides = QHBoxLayout()
        sides.setSpacing(8)
        for button in (self.rows_button, self.figures_button):
            button.setCheckable(True)
            button.setAutoExclusive(True)
            sides.addWidget(button)
        sides.addStretch()
        self.rows_button.setChecked(True)
        self.stack.addWidget(self.rows)
        self.stack.addWidget(self.figures)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 0, 24, 16)
        column.setSpacing(12)
        column.addWidget(self.head)
        column.addLayout(sides)
        column.addWidget(self.stack, 1)

    def retranslate(self) -> None:
        self.rows_button.say(self.tr("各案"))
        self.figures_button.say(self.tr("分布"))
        if self.shown is not None:
            self._take(self.shown)

    def show_batch(self, folder: Path) -> None:
        """Another batch; one that is in sight stays as it is."""
        if self._reader is None or self._reader.folder != folder:
            self._reader = BatchReader(folder)
            self.shown = None
            self.head.begin(folder.name)
            self.rows.clear()
        self._look()
        self._timer.start()

    def rest(self) -> None:
        """Out of sight: no more looks."""
        self._timer.stop()

    def start(self, at_a_time: int | None = None) -> None:
        """Has a process go on with it, which outlives the window."""
        reader = self._reader
        if reader is None:
            return
        self._timer.stop()  # until there is a process, a look would find that nobody works on it
        self.head.show_starting()
        self.rows.table.setFocus()
        work = partial(launched, reader.folder, self._desk.settings, self._desk.servers, at_a_time, language())
        self._desk.courier.send(work, lambda _none: self._started(), partial(self._not_started, reader))

    def _started(self) -> None:
        if self.isVisible():
            self._timer.start()
            self._look()

    def _not_started(self, reader: BatchReader, error: Exception) -> None:
        if reader is self._reader:
            folder = str(reader.folder)
            self.head.show_failure(
                error.message if isinstance(error, ToldError) else message("batch.not-started", folder=folder)
            )

    def _stop(self) -> None:
        if self._reader is not None:
            stop(self._reader.folder)

    def _look(self) -> None:
        reader = self._reader
        if reader is not None and self._errand is None:
            self._errand = self._desk.courier.send(
                partial(_read, reader), partial(self._looked, reader), partial(self._lost, reader)
            )

    def _looked(self, reader: BatchReader, seen: BatchSeen) -> None:
        self._errand = None
        if reader is self._reader:
            self._take(seen)
        else:
            self._look()

    def _lost(self, reader: BatchReader, error: Exception) -> None:
        self._errand = None
        if reader is self._reader:
            self._timer.stop()
            folder = str(reader.folder)
            self.gone.emit(error.message if isinstance(error, ToldError) else message("batch.damaged", folder=folder))

    def _take(self, seen: BatchSeen) -> None:
        anew = self.shown is None
        self.shown = seen
        self.head.show_batch(seen)
        if self._reader is not None:
            self.rows.show_batch(seen, self._reader, anew=anew)
        self._show_figures()
        self.seen.emit(seen)

    def _turn(self, rows: bool) -> None:
        self.stack.setCurrentWidget(self.rows if rows else self.figures)
        self._show_figures()

    def _show_figures(self) -> None:
        if self.shown is not None and self.stack.currentWidget() is self.figures:
            self.figures.show_distribution(distribution_of(self.shown.rows))

    def _open_folder(self) -> None:
        if self._reader is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._reader.folder)))


async def _read(reader: BatchReader) -> BatchSeen:
    import asyncio

    return await asyncio.to_thread(reader.read)
