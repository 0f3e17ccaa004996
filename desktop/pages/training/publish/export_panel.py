"""Exports base and adapter to one GGUF file: type, place, progress."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from desktop.controls.button import Button, ButtonRole
from desktop.controls.card import Card
from desktop.controls.job_panel import JobPanel
from desktop.controls.label import Label, LabelRole
from desktop.controls.path_field import PathField, PathKind
from desktop.controls.steady import ComboBox
from desktop.jobs.interpreter import Need, interpreter_for
from desktop.jobs.job_process import JobProcess
from desktop.pages.training.publish.publish_source import Source
from desktop.wording.message_words import message_words, told_words
from desktop.wording.model_words import size_words
from resources.messages.message import message
from trainer.commands.exit_status import ExitStatus

TYPES = ("Q4_K_M", "Q5_K_M", "Q8_0", "F16", "BF16")


class ExportPanel(Card):
    """``exported`` gives the finished file, ``state_changed`` that a job began or ended."""

    exported = Signal(object)  # Path
    state_changed = Signal()

    def __init__(self, home: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._home = home
        self._source: Source | None = None
        self._suggested = ""
        self.job = JobProcess(self)
        self.heading = Label(LabelRole.HEADING)
        self.hint = Label(LabelRole.FAINT, wrap=True)
        self.type = ComboBox()
        self.type_name, self.target_name = Label(LabelRole.SOFT), Label(LabelRole.SOFT)
        self.target = PathField(PathKind.NEW_FILE)
        self.modelfile = QCheckBox()
        self.start = Button(ButtonRole.PRIMARY, "play")
        self.progress = JobPanel()
        for each in TYPES:
            self.type.addItem(each, each)
        buttons = QHBoxLayout()
        buttons.addWidget(self.start)
        buttons.addStretch()
        column = self.column()
        for widget in (
            *(self.heading, self.hint, self.type_name, self.type, self.target_name, self.target),
            self.modelfile,
            self.progress,
        ):
            column.addWidget(widget)
        column.addLayout(buttons)
        self.start.clicked.connect(self.begin)
        self.target.changed.connect(self._arrange)
        self.type.currentIndexChanged.connect(lambda _index: self._suggest())
        self.progress.stop_wanted.connect(self.job.stop)
        self.job.told.connect(self._told)
        self.job.ended.connect(self._ended)
        self.retranslate()

    def retranslate(self) -> None:
        self.heading.setText(self.tr("导出"))
        self.hint.setText(self.tr("底座与适配器合并、量化成一个 GGUF 文件，一次完成，中途停止不留半成品。"))
        self.type_name.setText(self.tr("精度（模型卡为 Q4_K_M）"))
        self.type.setAccessibleName(self.tr("精度"))
        self.target_name.setText(self.tr("写到"))
        self.target.say(self.tr("GGUF 文件"), "*.gguf", "GGUF (*.gguf)")
        self.modelfile.setText(self.tr("同时写出 Modelfile，供没有网络的机器用 ollama create 导入"))
        self.modelfile.setAccessibleName(self.modelfile.text())
        self.start.say(self.tr("导出"), self.tr("导出 GGUF 文件"))
        self._arrange()

    def use(self, source: Source | None) -> None:
        """What is to be exported."""
        if source != self._source:
            self._source = source
            self._suggest()
        self._arrange()

    def begin(self) -> None:
        """Starts the export."""
        source, target = self._source, self.target.path()
        if source is None or source.base is None or target is None:
            return
        python = interpreter_for(Need.MERGE if source.adapter else Need.CONVERT, self._home)
        if python is None:
            self.progress.conclude(self.tr("导出所需的组件没有安装：请先在“训练”一步安装训练组件。"), failed=True)
            return
        arguments = ["export", str(source.base), "--out", str(target), "--type", self.type.currentData(), "--json"]
        if source.adapter:
            arguments += ["--adapter", str(source.adapter)]
        if source.data_sha256:
            arguments += ["--dataset-sha256", source.data_sha256]
        if self.modelfile.isChecked():
            arguments.append("--modelfile")
        self.progress.begin(self.tr("正在读取模型……"))
        self.job.start(python, arguments)
        self._arrange()
        self.state_changed.emit()

    def _told(self, content: dict[str, Any]) -> None:
        match content.get("event"):
            case "progress":
                done, total = content["done"], content["total"]
                figures = f"{size_words(done)} / {size_words(total)}"
                share = done / total if total else None
                self.progress.show_progress(self.tr("正在合并与量化"), share, figures)
            case "exported":
                self.progress.conclude(
                    self.tr("已写出 {file}（{size}，合并 {merged} 处）。").format(
                        file=content["file"], size=size_words(content["size"]), merged=content["merged"]
                    )
                )
                self.exported.emit(Path(content["file"]))
            case "failed":
                self.progress.conclude(told_words(content), failed=content.get("kind") != "stopped")

    def _ended(self, status: int) -> None:
        if status == ExitStatus.STOPPED and not self.progress.said.text():
            self.progress.conclude(message_words(message("export.stopped")))
        elif status != ExitStatus.DONE and not self.progress.said.text():
            self.progress.conclude(self.tr("导出意外结束，没有留下半成品。可以再试；详情见日志。"), failed=True)
        self.progress.end()
        self._arrange()
        self.state_changed.emit()

    def _suggest(self) -> None:
        source = self._source
        if source is None or source.base is None or self.target.text() not in ("", self._suggested):
            return
        place = source.run or self._home / "models"
        name = (source.run or source.adapter or source.base).name
        self._suggested = str(place / f"{name}-{self.type.currentData()}.gguf")
        self.target.set_path(self._suggested)

    def _arrange(self) -> None:
        busy = self.job.running()
        self.start.setVisible(not busy)
        self.start.setEnabled(self._source is not None and self._source.base is not None and bool(self.target.text()))
