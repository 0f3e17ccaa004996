"""A batch at work, or done: how far it is, its rows with a row's card beside them, and what all of them came to."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.batch.batch_process import stop
from desktop.batch.batch_seen import BatchReader, BatchSeen, BatchState
from desktop.batch.distribution import distribution_of
from desktop.controls.button import Button, ButtonRole
from desktop.controls.elided_label import ElidedLabel
from desktop.controls.job_panel import JobPanel
from desktop.controls.label import Label, LabelRole
from desktop.desk.courier import Errand
from desktop.desk.desk import Desk
from desktop.pages.batch.batch_words import batch_name, state_words
from desktop.pages.batch.distribution_view import DistributionView
from desktop.pages.batch.export_button import ExportButton
from desktop.pages.batch.launching import launched
from desktop.pages.batch.rows_view import RowsView
from desktop.wording.message_words import message_words
from desktop.wording.model_words import model_name
from resources.messages.message import message
from trainer.told_error import ToldError

if TYPE_CHECKING:
    from resources.messages.message import Message

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
        self._stopping = False
        self.title = ElidedLabel(LabelRole.HEADING)
        self.facts = ElidedLabel(LabelRole.FAINT)
        self.go_on = Button(ButtonRole.PRIMARY, "play")
        self.export = ExportButton(desk)
        self.folder = Button(ButtonRole.PLAIN, "folder")
        self.job = JobPanel()
        self.said = Label(LabelRole.SOFT, wrap=True)
        self.rows_button = Button(ButtonRole.QUIET)
        self.figures_button = Button(ButtonRole.QUIET)
        self.rows = RowsView(desk)
        self.figures = DistributionView()
        self.stack = QStackedWidget()
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self._look)
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.title)
        words.addWidget(self.facts)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addLayout(words, 1)
        for button in (self.go_on, self.export, self.folder):
            head.addWidget(button)
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
        column.addLayout(head)
        column.addWidget(self.job)
        column.addWidget(self.said)
        column.addLayout(sides)
        column.addWidget(self.stack, 1)

    def _connect(self) -> None:
        self.go_on.clicked.connect(lambda _checked: self.start())
        self.folder.clicked.connect(self._open_folder)
        self.job.stop_wanted.connect(self._stop)
        self.rows_button.toggled.connect(self._turn)
        self.rows.article_wanted.connect(self.article_wanted)

    def retranslate(self) -> None:
        self.folder.say("", self.tr("打开结果所在的文件夹"), self.tr("打开结果所在的文件夹"))
        self.rows_button.say(self.tr("各案"))
        self.figures_button.say(self.tr("分布"))
        if self.shown is not None:
            self._take(self.shown)

    def show_batch(self, folder: Path) -> None:
        """Another batch; one that is in sight stays as it is."""
        if self._reader is None or self._reader.folder != folder:
            self._reader = BatchReader(folder)
            self.shown = None
            self._stopping = False
            self.title.setText(folder.name)
            self.facts.setText("")
            self.rows.clear()
            self.job.end()
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
        self._stopping = False
        self.go_on.setEnabled(False)
        self.said.tell("")
        self.job.begin(self.tr("正在启动，载入模型……"))
        work = partial(launched, reader.folder, self._desk.settings, self._desk.servers, at_a_time)
        self.rows.table.setFocus()
        self._desk.courier.send(work, lambda _none: self._look(), self._not_started)

    def _not_started(self, error: Exception) -> None:
        self.job.end()
        self.go_on.setEnabled(True)
        folder = str(self._reader.folder if self._reader is not None else "")
        self._tell(error.message if isinstance(error, ToldError) else message("batch.not-started", folder=folder))

    def _stop(self) -> None:
        if self._reader is not None:
            self._stopping = True
            stop(self._reader.folder)

    def _look(self) -> None:
        reader = self._reader
        if reader is None or self._errand is not None:
            return

        def take(seen: BatchSeen) -> None:
            self._errand = None
            if reader is self._reader:
                self._take(seen)
            else:
                self._look()

        def fail(error: Exception) -> None:
            self._errand = None
            if reader is self._reader:
                self._timer.stop()
                folder = str(reader.folder)
                told = error.message if isinstance(error, ToldError) else message("batch.damaged", folder=folder)
                self.gone.emit(told)

        self._errand = self._desk.courier.send(partial(_read, reader), take, fail)

    def _take(self, seen: BatchSeen) -> None:
        anew = self.shown is None
        self.shown = seen
        manifest = seen.batch.manifest
        self.title.setText(batch_name(seen))
        parts = [
            model_name(manifest.model),
            self.tr("{count} 案").format(count=f"{len(seen.rows):,}"),
            self.tr("每案 {count} 份").format(count=manifest.samples) if manifest.samples > 1 else "",
            state_words(seen.state),
        ]
        self.facts.setText("  ·  ".join(part for part in parts if part))
        self._show_progress(seen)
        self.export.show_batch(seen)
        if self._reader is not None:
            self.rows.show_batch(seen, self._reader, anew=anew)
        if anew or seen.changed or self.stack.currentWidget() is self.figures:
            self._show_figures()
        self.seen.emit(seen)

    def _show_progress(self, seen: BatchSeen) -> None:
        running = seen.state is BatchState.RUNNING
        answered, wanted = seen.done + seen.failed, seen.batch.wanted
        figures = self.tr("{done} / {wanted} 份").format(done=f"{answered:,}", wanted=f"{wanted:,}")
        if seen.failed:
            figures += "  ·  " + self.tr("{count} 份出错").format(count=f"{seen.failed:,}")
        if running and not self._stopping:
            share = answered / wanted if wanted else 1.0
            if self.job.isHidden():
                self.job.begin("")
            self.job.show_progress(self.tr("正在预测"), share, figures, seen.seconds_left)
        elif not running:
            self._stopping = False
            self.job.end()
        missing = answered < wanted
        self.go_on.setVisible(not running and (missing or seen.again > 0))
        self.go_on.setEnabled(True)
        self.go_on.say(self.tr("继续") if missing else self.tr("重试出错的"))
        if running:
            self.said.tell("")
        elif seen.failure is not None:
            self._tell(seen.failure)
        else:
            self.said.set_role(LabelRole.SOFT)
            self.said.tell(figures if missing or seen.failed else "")

    def _tell(self, told: Message) -> None:
        self.said.set_role(LabelRole.ERROR)
        self.said.tell(message_words(told))

    def _turn(self, rows: bool) -> None:
        self.stack.setCurrentWidget(self.rows if rows else self.figures)
        if not rows:
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
