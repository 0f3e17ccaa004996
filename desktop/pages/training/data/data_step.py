"""Step 1: judgments in, training data out; then the samples to look through."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.controls.button import Button, ButtonRole
from desktop.controls.label import Label, LabelRole
from desktop.controls.scrolling import scrolled
from desktop.controls.step_bar import StepState
from desktop.desk.courier import Courier
from desktop.desk.similar_shelf import SimilarShelf
from desktop.jobs.interpreter import Need, interpreter_for
from desktop.jobs.job_process import JobProcess
from desktop.pages.training.data.data_form import DataForm
from desktop.pages.training.data.index_card import IndexCard
from desktop.pages.training.data.making_card import MakingCard
from desktop.pages.training.data.prepared_view import PreparedView
from desktop.training.prepared_data import PreparedData, read_prepared
from desktop.wording.message_words import told_words
from trainer.commands.exit_status import ExitStatus


class DataStep(QStackedWidget):
    """``state`` for the step bar; ``prepared`` gives the finished data set, ``onward`` asks for the next step."""

    state = Signal(object, str)  # StepState, words
    prepared = Signal(object)  # PreparedData
    onward = Signal()
    components_wanted = Signal()

    def __init__(self, courier: Courier, similar: SimilarShelf, home: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._courier = courier
        self._home = home
        self._ending_told = False  # the job said how it ended, before it did
        self.job = JobProcess(self)
        self.making = MakingCard(courier)
        self.form = DataForm()
        self.start = Button(ButtonRole.PRIMARY, "play")
        self.open_folder = Button(ButtonRole.PLAIN, "folder")
        self.problem = Label(LabelRole.ERROR, wrap=True)
        self.index = IndexCard(similar, home, self.form.inputs.paths)
        self.made = PreparedView(home)
        self._lay_out()
        self._connect()
        self.retranslate()
        self._arrange()

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.start)
        buttons.addWidget(self.open_folder)
        buttons.addStretch()
        column = QVBoxLayout()
        column.setSpacing(16)
        for widget in (self.making, self.form, self.problem):
            column.addWidget(widget)
        column.addLayout(buttons)
        column.addWidget(self.index)
        column.addStretch()
        self.area = scrolled(column)
        self.addWidget(self.area)
        self.addWidget(self.made)

    def _connect(self) -> None:
        self.start.clicked.connect(self.begin)
        self.open_folder.clicked.connect(self._ask_for_folder)
        self.making.stop_wanted.connect(self.job.stop)
        self.making.step.connect(lambda words: self.state.emit(StepState.RUNNING, words))
        self.job.told.connect(self._told)
        self.job.ended.connect(self._ended)
        self.index.moved.connect(self._arrange)
        self.index.components_wanted.connect(self.components_wanted)
        self.made.again.connect(lambda: self.setCurrentIndex(0))
        self.made.onward.connect(self.onward)
        self.made.report_wanted.connect(self._open_report)

    def retranslate(self) -> None:
        self.start.say(self.tr("开始制作"))
        self.open_folder.say(self.tr("打开做好的数据……"))

    def offer_index(self) -> None:
        """Where judgments are made into an index."""
        self.setCurrentIndex(0)
        self.area.ensureWidgetVisible(self.index)
        (self.index.start if self.form.inputs.paths() else self.form.inputs.add_files).setFocus()

    def begin(self) -> None:
        """Starts the preparation, or says what is missing."""
        folder = self.form.target.path()
        self.problem.tell(self.form.problem())
        if self.problem.text() or folder is None:
            return
        python = interpreter_for(Need.DATA, self._home)
        if python is None:
            self.problem.tell(self.tr("制作数据的组件没有安装。请在“训练”一步安装训练组件，其中包括它。"))
            self.components_wanted.emit()
            return
        self._ending_told = False
        self.making.begin(folder)
        self.job.start(python, ["prepare", *self.form.arguments(), "--json"])
        self.state.emit(StepState.RUNNING, "")
        self._arrange()

    def open(self, folder: Path) -> None:
        """Shows a finished data set, or says that there is none."""
        self._courier.send(lambda: asyncio.to_thread(read_prepared, folder), lambda found: self._opened(folder, found))

    def close_down(self) -> None:
        """Stops with the window; the same call goes on later."""
        self.making.end()
        for job in (self.job, self.index.job):
            job.stop()  # both at once
        self.job.close()
        self.index.close_down()
        self.made.browser.reader.close()

    def as_plain(self) -> dict[str, Any]:
        """To be remembered."""
        shown = self.made.prepared
        return self.form.as_plain() | {"prepared": str(shown.folder) if shown else ""}

    def restore(self, plain: Mapping[str, Any]) -> None:
        """What was remembered."""
        self.form.restore(plain)
        folder = plain.get("prepared")
        if isinstance(folder, str) and folder:
            self._courier.send(
                lambda: asyncio.to_thread(read_prepared, Path(folder)),
                lambda found: self._opened(Path(folder), found) if found else None,
            )

    def _opened(self, folder: Path, found: PreparedData | None) -> None:
        if found is None:
            missing = self.tr(
                "{folder} 里没有做好的数据（缺少 report.json）。没有做完的，请选好同样的文书与选项后继续。"
            )
            self.problem.tell(missing.format(folder=folder))
            return
        self.problem.tell("")
        self.made.show_prepared(found)
        self.setCurrentIndex(1)
        samples = found.core + found.reinforcement
        self.state.emit(StepState.DONE, self.tr("{count} 个样本").format(count=f"{samples:,}"))
        self.prepared.emit(found)

    def _told(self, content: dict[str, Any]) -> None:
        match content.get("event"):
            case "progress":
                self.making.show_progress(content)
            case "prepared":
                self._ending_told = True
                self.open(Path(content["folder"]))
            case "failed":
                self._ending_told = True
                if content.get("kind") == "stopped":
                    self._say_stopped()
                else:
                    self._say_failed(told_words(content))

    def _ended(self, status: int) -> None:
        self.making.end()
        if not self._ending_told and status == ExitStatus.STOPPED:
            self._say_stopped()
        elif not self._ending_told and status != ExitStatus.DONE:
            self._say_failed(self.tr("制作意外结束，做完的部分已保存。再次开始即可继续；详情见日志。"))
        self._arrange()

    def _say_stopped(self) -> None:
        self.problem.tell(self.tr("已停止，做完的部分已保存。再次开始即从那里继续。"))
        self.state.emit(StepState.NOT_BEGUN, self.tr("已停止，可以继续"))

    def _say_failed(self, message: str) -> None:
        self.problem.tell(message)
        self.state.emit(StepState.FAILED, "")

    def _open_report(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.made.shown().report)))

    def _ask_for_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self, self.tr("打开做好的数据"), self.form.target.text())
        if name:
            self.open(Path(name))

    def _arrange(self) -> None:
        busy = self.job.running()
        self.form.setVisible(not busy)
        self.start.setVisible(not busy)
        self.start.setEnabled(not self.index.running())
        self.index.setVisible(not busy)
        self.open_folder.setVisible(not busy)
        self.problem.setVisible(bool(self.problem.text()))
