"""Step 1: judgments in, training data out; then the samples to look through."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.controls.button import Button, ButtonRole
from desktop.controls.card import Card
from desktop.controls.job_panel import JobPanel
from desktop.controls.label import Label, LabelRole
from desktop.controls.path_field import PathField, PathKind
from desktop.controls.scrolling import scrolled
from desktop.controls.step_bar import StepState
from desktop.desk.courier import Courier
from desktop.jobs.interpreter import Need, interpreter_for
from desktop.jobs.job_process import JobProcess
from desktop.pages.training.data.data_options import DataOptions
from desktop.pages.training.data.funnel_view import FunnelView
from desktop.pages.training.data.input_list import InputList
from desktop.pages.training.data.prepared_view import PreparedView
from desktop.training.funnel import Funnel, PartCounts
from desktop.training.prepared_data import PreparedData, read_prepared
from desktop.wording.message_words import told_words
from trainer.commands.exit_status import ExitStatus

LOOK_EVERY_MS = 1000


class DataStep(QStackedWidget):
    """``state`` for the step bar; ``prepared`` gives the finished data set, ``onward`` asks for the next step."""

    state = Signal(object, str)  # StepState, words
    prepared = Signal(object)  # PreparedData
    onward = Signal()
    components_wanted = Signal()

    def __init__(self, courier: Courier, home: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._courier = courier
        self._home = home
        self._counts: PartCounts | None = None
        self._reading = False
        self.job = JobProcess(self)
        self.inputs = InputList()
        self.options = DataOptions()
        self.target_heading = Label(LabelRole.HEADING)
        self.target_hint = Label(LabelRole.FAINT, wrap=True)
        self.target = PathField(PathKind.FOLDER)
        self.start = Button(ButtonRole.PRIMARY, "play")
        self.open_folder = Button(ButtonRole.PLAIN, "folder")
        self.problem = Label(LabelRole.ERROR, wrap=True)
        self.progress = JobPanel()
        self.making = Card()
        self.funnel_heading = Label(LabelRole.HEADING)
        self.funnel = FunnelView()
        self.made = PreparedView(home)
        self._look = QTimer(self)
        self._look.setInterval(LOOK_EVERY_MS)
        self._look.timeout.connect(self._count)
        self._lay_out()
        self._connect()
        self.retranslate()
        self._arrange()

    def _lay_out(self) -> None:
        place = Card()
        column = place.column()
        column.addWidget(self.target_heading)
        column.addWidget(self.target_hint)
        column.addWidget(self.target)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.start)
        buttons.addWidget(self.open_folder)
        buttons.addStretch()
        inside = self.making.column(spacing=12)
        inside.addWidget(self.progress)
        inside.addWidget(self.funnel_heading)
        inside.addWidget(self.funnel)
        form = QVBoxLayout()
        form.setSpacing(16)
        for widget in (self.making, self.inputs, self.options, place, self.problem):
            form.addWidget(widget)
        form.addLayout(buttons)
        form.addStretch()
        self._form = (self.inputs, self.options, place)
        self.addWidget(scrolled(form))
        self.addWidget(self.made)

    def _connect(self) -> None:
        self.start.clicked.connect(self.begin)
        self.open_folder.clicked.connect(self._ask_for_folder)
        self.progress.stop_wanted.connect(self.job.stop)
        self.job.told.connect(self._told)
        self.job.ended.connect(self._ended)
        self.inputs.changed.connect(self._suggest)
        self.made.again.connect(lambda: self.setCurrentIndex(0))
        self.made.onward.connect(self.onward)
        self.made.report_wanted.connect(
            lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.made.shown().report)))
        )

    def retranslate(self) -> None:
        self.target_heading.setText(self.tr("数据放在哪里"))
        self.target_hint.setText(
            self.tr(
                "写出训练数据（Parquet）、报告与清单。停止或意外中断后，选同一个文件夹、同样的选项即从做完的部分继续。"
            )
        )
        self.target.say(self.tr("输出文件夹"), self.tr("一个空文件夹，或没有做完的那一个"))
        self.start.say(self.tr("开始制作"))
        self.open_folder.say(self.tr("打开做好的数据……"))
        self.funnel_heading.setText(self.tr("筛选过程"))

    def begin(self) -> None:
        """Starts the preparation, or says what is missing."""
        target = self.target.path()
        if not self.inputs.paths():
            self._say(self.tr("请先选择判决书所在的文件或文件夹。"))
        elif target is None:
            self._say(self.tr("请选择输出文件夹。"))
        elif message := self.options.problem():
            self._say(message)
        elif (python := interpreter_for(Need.DATA, self._home)) is None:
            self._say(self.tr("制作数据的组件没有安装。请在“训练”一步安装训练组件，其中包括它。"))
            self.components_wanted.emit()
        else:
            self._say("")
            self._counts = PartCounts(target)
            self.funnel.show_funnel(Funnel(0, ()))
            self.progress.begin(self.tr("正在开始……"))
            inputs = [str(path) for path in self.inputs.paths()]
            self.job.start(python, ["prepare", *inputs, "--out", str(target), *self.options.arguments(), "--json"])
            self._look.start()
            self.state.emit(StepState.RUNNING, "")
            self._arrange()

    def open(self, folder: Path) -> None:
        """Shows a finished data set."""
        self._courier.send(lambda: asyncio.to_thread(read_prepared, folder), lambda found: self._opened(folder, found))

    def close_down(self) -> None:
        """Stops with the window; the same call goes on later."""
        self._look.stop()
        self.job.close()
        self.made.browser.reader.close()

    def as_plain(self) -> dict[str, Any]:
        """To be remembered."""
        shown = self.made.prepared
        return {
            "inputs": [str(path) for path in self.inputs.paths()],
            "target": self.target.text(),
            "options": self.options.as_plain(),
            "prepared": str(shown.folder) if shown else "",
        }

    def restore(self, plain: Mapping[str, Any]) -> None:
        """What was remembered."""
        inputs = plain.get("inputs")
        if isinstance(inputs, list):
            self.inputs.add([Path(path) for path in inputs if isinstance(path, str)])
        if isinstance(plain.get("target"), str):
            self.target.set_path(plain["target"])
        if isinstance(plain.get("options"), dict):
            self.options.restore(plain["options"])
        folder = plain.get("prepared")
        if isinstance(folder, str) and folder:
            self._courier.send(
                lambda: asyncio.to_thread(read_prepared, Path(folder)),
                lambda found: self._opened(Path(folder), found) if found else None,
            )

    def _opened(self, folder: Path, found: PreparedData | None) -> None:
        if found is None:
            self._say(
                self.tr(
                    "{folder} 里没有做好的数据（缺少 report.json）。没有做完的，请选好同样的文书与选项后继续。"
                ).format(folder=folder)
            )
            return
        self._say("")
        self.made.show_prepared(found)
        self.setCurrentIndex(1)
        samples = found.core + found.reinforcement
        self.state.emit(StepState.DONE, self.tr("{count} 个样本").format(count=f"{samples:,}"))
        self.prepared.emit(found)

    def _told(self, content: dict[str, Any]) -> None:
        match content.get("event"):
            case "progress":
                self._show_progress(content)
            case "prepared":
                self._counts = None
                self.open(Path(content["folder"]))
            case "failed":
                self._counts = None
                if content.get("kind") == "stopped":
                    self._say_stopped()
                else:
                    self._say(told_words(content))
                    self.state.emit(StepState.FAILED, "")

    def _say_stopped(self) -> None:
        self._say(self.tr("已停止，做完的部分已保存。再次开始即从那里继续。"))
        self.state.emit(StepState.NOT_BEGUN, self.tr("已停止，可以继续"))

    def _show_progress(self, content: dict[str, Any]) -> None:
        step, done, total = content["step"], content["done"], content["total"]
        words = {
            "read": self.tr("读取与筛选"),
            "compare": self.tr("查找重复"),
            "draw": self.tr("抽取核心样本"),
            "reinforce": self.tr("改写强化样本"),
            "write": self.tr("写出数据与报告"),
        }.get(step, step)
        share = done / total if total else None
        figures = f"{done / 1e6:,.0f} / {total / 1e6:,.0f} MB" if step == "read" else ""
        self.progress.show_progress(words, share, figures, content.get("seconds_left"))
        if share is not None:
            self.state.emit(StepState.RUNNING, f"{words} {share * 100:.0f} %")

    def _ended(self, status: int) -> None:
        self._look.stop()
        told, self._counts = self._counts is None, None
        if status == ExitStatus.STOPPED and not told:
            self._say_stopped()
        elif status != ExitStatus.DONE and not told:
            self._say(self.tr("制作意外结束，做完的部分已保存。再次开始即可继续；详情见日志。"))
            self.state.emit(StepState.FAILED, "")
        self._arrange()

    def _count(self) -> None:
        counts = self._counts
        if counts is None or self._reading:
            return
        self._reading = True
        self._courier.send(lambda: asyncio.to_thread(counts.read), self._show_counts, self._not_counted)

    def _show_counts(self, funnel: Funnel) -> None:
        self._reading = False
        if self.job.running() and funnel.documents:
            self.funnel.show_funnel(funnel)
            self._arrange()

    def _not_counted(self, _error: Exception) -> None:
        self._reading = False

    def _ask_for_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self, self.tr("打开做好的数据"), self.target.text())
        if name:
            self.open(Path(name))

    def _suggest(self) -> None:
        paths = self.inputs.paths()
        if paths and not self.target.text():
            first = paths[0]
            self.target.set_path((first if first.is_dir() else first.parent).parent / "legal_finetune_v3")

    def _say(self, message: str) -> None:
        self.problem.setText(message)
        self.problem.setVisible(bool(message))

    def _arrange(self) -> None:
        busy = self.job.running()
        self.making.setVisible(busy)
        shown = bool(self.funnel.rows()[0][2])
        self.funnel.setVisible(shown)
        self.funnel_heading.setVisible(shown)
        self.start.setVisible(not busy)
        self.open_folder.setVisible(not busy)
        self.problem.setVisible(bool(self.problem.text()))
        for widget in self._form:
            widget.setVisible(not busy)
