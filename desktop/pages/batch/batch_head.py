"""A batch's name and how far it is, with what can be done about it: stop, go on, hand on."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.batch.batch_seen import BatchSeen, BatchState
from desktop.controls.button import Button, ButtonRole
from desktop.controls.elided_label import ElidedLabel
from desktop.controls.job_panel import JobPanel
from desktop.controls.label import Label, LabelRole
from desktop.desk.desk import Desk
from desktop.pages.batch.batch_words import batch_name, state_words
from desktop.pages.batch.export_button import ExportButton
from desktop.wording.message_words import message_words
from desktop.wording.model_words import model_name
from resources.messages.message import Message


class BatchHead(QWidget):
    """The signals ask for what its buttons say."""

    go_on_wanted = Signal()
    stop_wanted = Signal()
    folder_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stopping = False
        self.title = ElidedLabel(LabelRole.HEADING)
        self.facts = ElidedLabel(LabelRole.FAINT)
        self.go_on = Button(ButtonRole.PRIMARY, "play")
        self.export = ExportButton(desk)
        self.folder = Button(ButtonRole.PLAIN, "folder")
        self.job = JobPanel()
        self.said = Label(LabelRole.SOFT, wrap=True)
        self._lay_out()
        self.go_on.clicked.connect(self.go_on_wanted)
        self.folder.clicked.connect(self.folder_wanted)
        self.job.stop_wanted.connect(self._stop)
        self.retranslate()

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.title)
        words.addWidget(self.facts)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addLayout(words, 1)
        for button in (self.go_on, self.export, self.folder):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(row)
        column.addWidget(self.job)
        column.addWidget(self.said)

    def retranslate(self) -> None:
        self.folder.say("", self.tr("打开结果所在的文件夹"), self.tr("打开结果所在的文件夹"))
        self.export.retranslate()
        self.job.retranslate()

    def begin(self, name: str) -> None:
        """Another batch, of which nothing is known yet."""
        self._stopping = False
        self.title.setText(name)
        self.facts.setText("")
        self.go_on.hide()
        self.said.tell("")
        self.job.end()

    def show_starting(self) -> None:
        """A process is being started."""
        self._stopping = False
        self.go_on.setEnabled(False)
        self.said.tell("")
        self.job.begin(self.tr("正在启动，载入模型……"))

    def show_failure(self, told: Message) -> None:
        """Nobody works on it, and why."""
        self.job.end()
        self.go_on.setEnabled(True)
        self.said.set_role(LabelRole.ERROR)
        self.said.tell(message_words(told))

    def show_batch(self, seen: BatchSeen) -> None:
        """What the last look told."""
        manifest = seen.batch.manifest
        self.title.setText(batch_name(seen))
        parts = [
            model_name(manifest.model),
            self.tr("{count} 案").format(count=f"{len(seen.rows):,}"),
            self.tr("每案 {count} 份").format(count=manifest.samples) if manifest.samples > 1 else "",
            state_words(seen.state),
        ]
        self.facts.setText("  ·  ".join(part for part in parts if part))
        self.export.show_batch(seen)
        answered, wanted = seen.done + seen.failed, seen.batch.wanted
        figures = self.tr("{done} / {wanted} 份").format(done=f"{answered:,}", wanted=f"{wanted:,}")
        if seen.failed:
            figures += "  ·  " + self.tr("{count} 份出错").format(count=f"{seen.failed:,}")
        if seen.state is BatchState.RUNNING:
            self._show_running(seen, figures, answered / wanted if wanted else 1.0)
        else:
            self._show_resting(seen, figures, missing=answered < wanted)

    def _show_running(self, seen: BatchSeen, figures: str, share: float) -> None:
        self.go_on.hide()
        self.said.tell("")
        if self._stopping:
            return
        if self.job.isHidden():
            self.job.begin("")
        self.job.show_progress(self.tr("正在预测"), share, figures, seen.seconds_left)

    def _show_resting(self, seen: BatchSeen, figures: str, *, missing: bool) -> None:
        self._stopping = False
        self.job.end()
        self.go_on.setVisible(missing or seen.again > 0)
        self.go_on.setEnabled(True)
        self.go_on.say(self.tr("继续") if missing else self.tr("重试出错的"))
        if seen.failure is not None:
            self.show_failure(seen.failure)
        else:
            self.said.set_role(LabelRole.SOFT)
            self.said.tell(figures if missing or seen.failed else "")

    def _stop(self) -> None:
        self._stopping = True
        self.stop_wanted.emit()
