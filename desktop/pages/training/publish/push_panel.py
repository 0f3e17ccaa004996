"""Puts a GGUF file into Ollama under a name, proven before the name moves; and takes that back."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QWidget

from desktop.controls.button import Button, ButtonRole
from desktop.controls.card import Card
from desktop.controls.job_panel import JobPanel
from desktop.controls.label import Label, LabelRole
from desktop.controls.path_field import PathField, PathKind
from desktop.jobs.interpreter import Need, interpreter_for
from desktop.jobs.job_process import JobProcess
from desktop.pages.training.publish.publish_source import Source
from desktop.settings.servers import Servers
from desktop.wording.message_words import message_words, told_words
from desktop.wording.model_words import size_words
from resources.messages.message import message
from trainer.commands.exit_status import ExitStatus
from trainer.publish.errors import PublishError
from trainer.publish.names import read_published_name

DEFAULT_NAME = "qwen3-4b-CriminalLaw-cn"


class PushPanel(Card):
    """``proof`` gives the figures or None, ``pushed`` the name that runs the model now, ``use_wanted`` asks for it."""

    proof = Signal(object)
    pushed = Signal(str)
    use_wanted = Signal(str)
    state_changed = Signal()
    arranged = Signal()

    def __init__(self, home: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._home = home
        self._servers = self._next_servers = Servers()
        self._source: Source | None = None
        self._current = ""  # the name that was pushed
        self._manifest = home / "published.json"
        self.done = False
        self.job = JobProcess(self)
        self.heading = Label(LabelRole.HEADING)
        self.hint = Label(LabelRole.FAINT, wrap=True)
        self.file = PathField(PathKind.FILE)
        self.file_name, self.name_name = Label(LabelRole.SOFT), Label(LabelRole.SOFT)
        self.name = QLineEdit(DEFAULT_NAME)
        self.prove = QCheckBox()
        self.prove.setChecked(True)
        self.start = Button(ButtonRole.PRIMARY, "play")
        self.back = Button(ButtonRole.PLAIN, "refresh")
        self.accept = Button()
        self.replace = Button()
        self.use = Button(ButtonRole.PRIMARY, "check")
        self.progress = JobPanel()
        self._asking = ""  # "accept" or "replace"
        self._doing: Callable[..., None] = self.begin  # what "replace" does again
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.start, self.use, self.accept, self.replace, self.back):
            buttons.addWidget(button)
        buttons.addStretch()
        column = self.column()
        for widget in (
            *(self.heading, self.hint, self.file_name, self.file, self.name_name, self.name, self.prove),
            self.progress,
        ):
            column.addWidget(widget)
        column.addLayout(buttons)

    def _connect(self) -> None:
        self.start.clicked.connect(lambda _checked: self.begin())
        self.accept.clicked.connect(lambda: self.begin("--accept"))
        self.replace.clicked.connect(lambda: self._doing("--replace"))
        self.back.clicked.connect(lambda _checked: self.roll_back())
        self.use.clicked.connect(lambda: self.use_wanted.emit(self._current))
        self.file.changed.connect(self._arrange)
        self.name.textChanged.connect(lambda _text: self._arrange())
        self.progress.stop_wanted.connect(self.job.stop)
        self.job.told.connect(self._told)
        self.job.ended.connect(self._ended)

    def retranslate(self) -> None:
        self.heading.setText(self.tr("发布到 Ollama"))
        self.hint.setText(
            self.tr("服务器：{host}。核对通过之后，名称才指向新模型；旧的保留着，可以退回。").format(
                host=self._server_words()
            )
        )
        self.file_name.setText(self.tr("GGUF 文件"))
        self.file.say(self.tr("要发布的 GGUF 文件"), "*.gguf", "GGUF (*.gguf)")
        self.name_name.setText(self.tr("在 Ollama 里的名称"))
        self.name.setAccessibleName(self.tr("在 Ollama 里的名称"))
        self.prove.setText(self.tr("发布前核对（与文件、与训练的模型、与现在使用的模型比较，约几分钟）"))
        self.prove.setAccessibleName(self.prove.text())
        self.start.say(self.tr("发布"), self.tr("发布到 Ollama"))
        self.back.say(self.tr("退回上一个"), self.tr("退回上一个发布的模型"))
        self.accept.say(self.tr("仍然发布"), self.tr("核对没有通过，仍然发布"))
        self.replace.say(self.tr("替换它"), self.tr("替换不是从这里发布的模型，原模型另存"))
        self.use.say(self.tr("现在就用它"), self.tr("用发布的模型判案"))
        self._arrange()

    def set_servers(self, servers: Servers) -> None:
        """Another server counts from the next job on: one under way goes on with its own, which stays named."""
        self._next_servers = servers
        if not self.job.running():
            self._servers = servers
            self.retranslate()

    def _server_words(self) -> str:
        server = self._servers.ollama
        return server.url if server.readable else self.tr("（地址无法识别，请在设置中更正）")

    def use_source(self, source: Source | None) -> None:
        """What the file comes from, to be compared with."""
        self._source = source
        self._manifest = (source.run if source and source.run else self._home) / "published.json"
        if source is not None and source.gguf is not None:
            self.file.set_path(source.gguf)

    def use_file(self, file: Path) -> None:
        """What was just exported."""
        self.file.set_path(file)

    def begin(self, *more: str) -> None:
        """Starts the upload. ``more``: "--accept" or "--replace", which the user was asked about."""
        file = self.file.path()
        try:
            name = read_published_name(self.name.text())
        except PublishError as error:
            self.progress.conclude(message_words(error.message), failed=True)
            return
        python = interpreter_for(Need.PUSH, self._home)
        if file is None or python is None:
            self.progress.conclude(self.tr("发布所需的组件（llama-cpp-python）没有安装。"), failed=True)
            return
        arguments = ["push", str(file), name.current, "--manifest", str(self._manifest), "--json", *more]
        if not self.prove.isChecked():
            arguments.append("--no-proof")
        elif (source := self._source) is not None and source.base and interpreter_for(Need.TRAIN, self._home):
            python = interpreter_for(Need.TRAIN, self._home) or python
            arguments += ["--base", str(source.base)]
            arguments += ["--adapter", str(source.adapter)] if source.adapter else []
            arguments += ["--run", str(source.run)] if source.run else []
        self.proof.emit(None)
        self._asking = ""
        self.done = False
        self.progress.begin(self.tr("正在开始……"))
        self._doing = self.begin
        self.job.start(python, arguments, self._variables())
        self._arrange()
        self.state_changed.emit()

    def roll_back(self, *more: str) -> None:
        """The name points at the model published before. ``more``: "--replace", which the user was asked about."""
        python = interpreter_for(Need.PUSH, self._home)
        if python is None:
            return
        self._asking = ""
        self.progress.begin(self.tr("正在退回……"))
        self._doing = self.roll_back
        arguments = ["push", self.name.text().strip(), "--rollback", "--json", *more]
        self.job.start(python, arguments, self._variables())
        self._arrange()

    def _variables(self) -> dict[str, str]:
        """The server that is named above. Not as an argument, as it may have a password."""
        return {"OLLAMA_HOST": self._servers.whole_ollama_host() or os.environ.get("OLLAMA_HOST", "")}

    def _told(self, content: dict[str, Any]) -> None:
        match content.get("event"):
            case "progress":
                self._show_progress(content)
            case "pushed":
                self._current = content["current"]
                self.done = True
                self.progress.conclude(
                    self.tr("已发布：{name}（另存为 {dated}）。").format(
                        name=content["current"], dated=content["dated"]
                    )
                )
                self.proof.emit(content.get("proof"))
                self.pushed.emit(self._current)
            case "rolled_back":
                self._current = content["current"]
                self.progress.conclude(
                    self.tr("{name} 已退回到 {dated}。").format(name=content["current"], dated=content["dated"])
                )
                self.pushed.emit(self._current)
            case "failed":
                self._fail(content)

    def _show_progress(self, content: dict[str, Any]) -> None:
        words = {
            "hash": self.tr("正在计算文件的哈希"),
            "upload": self.tr("正在上传"),
            "create": self.tr("正在建立候选模型"),
            "check": self.tr("正在检查模板与参数"),
            "proof": self.tr("正在核对：与文件、与训练的模型比较"),
            "cases": self.tr("正在核对：判没有训练过的案件"),
            "tag": self.tr("正在改名称的指向"),
        }.get(content["step"], content["step"])
        done, total, speed = content["done"], content["total"], content.get("bytes_per_second")
        figures = ""
        if total and content["step"] in ("hash", "upload"):
            figures = f"{size_words(done)} / {size_words(total)}" + (f"  ·  {size_words(speed)}/s" if speed else "")
        elif content["step"] == "cases":
            figures = f"{done} / {total}"
        self.progress.show_progress(words, done / total if total else None, figures, content.get("seconds_left"))

    def _fail(self, content: dict[str, Any]) -> None:
        kind = content.get("kind")
        asked = {"publish.not-proven": "accept", "publish.name-taken": "replace"}
        self._asking = asked.get(str(content.get("key")), "")
        if kind != "parity":
            self.progress.conclude(told_words(content), failed=kind != "stopped")
        else:
            # Why, the proof itself lists.
            self.progress.conclude(self.tr("发布前的核对没有通过，正在使用的模型未动。原因列在核对里。"), failed=True)
            try:
                self.proof.emit(json.loads(self._manifest.read_text(encoding="utf-8"))["proof"])
            except (OSError, ValueError, KeyError):
                self.proof.emit(None)
        self._arrange()

    def _ended(self, status: int) -> None:
        if status == ExitStatus.STOPPED and not self.progress.said.text():
            self.progress.conclude(message_words(message("publish.stopped")))
        elif status != ExitStatus.DONE and not self.progress.said.text():
            self.progress.conclude(self.tr("发布意外结束，正在使用的模型未动。可以再试；详情见日志。"), failed=True)
        self.progress.end()
        self.set_servers(self._next_servers)
        self._arrange()
        self.state_changed.emit()

    def _arrange(self) -> None:
        busy = self.job.running()
        self.start.setVisible(not busy)
        self.start.setEnabled(bool(self.file.text()) and bool(self.name.text().strip()))
        self.start.set_role(ButtonRole.PLAIN if self._current else ButtonRole.PRIMARY)
        self.back.setVisible(not busy)
        self.back.setEnabled(bool(self.name.text().strip()))
        self.accept.setVisible(not busy and self._asking == "accept")
        self.replace.setVisible(not busy and self._asking == "replace")
        self.use.setVisible(not busy and bool(self._current))
        self.arranged.emit()
