"""What this computer can run, and the ways to a model: above the help on first use."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.controls.button import Button, ButtonRole
from desktop.controls.card import Card
from desktop.controls.flow_layout import FlowLayout
from desktop.controls.label import Label, LabelRole
from desktop.desk.desk import Desk
from desktop.help.computer import Computer, this_computer
from desktop.wording.model_words import model_name, size_words
from trainer.engines.preference import DEFAULT_MODEL_BYTES


class FirstSteps(Card):
    """Each signal asks for a place of the program."""

    example_wanted = Signal()
    first_start_wanted = Signal()
    server_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._computer = this_computer()
        self.advice = Label(LabelRole.HEADING, wrap=True)
        self.state = Label(LabelRole.SOFT, wrap=True)
        self.example = Button(ButtonRole.PLAIN, "example")
        self.models = Button(ButtonRole.PLAIN, "models")
        self.server = Button(ButtonRole.PLAIN, "settings")
        ways = QWidget()
        flow = FlowLayout(ways)
        for button, wanted in (
            (self.example, self.example_wanted),
            (self.models, self.first_start_wanted),
            (self.server, self.server_wanted),
        ):
            button.clicked.connect(wanted)
            flow.addWidget(button)
        column = self.column(spacing=8)
        column.addWidget(self.advice)
        column.addWidget(self.state)
        column.addWidget(ways)
        desk.listed.connect(self._say_state)
        desk.chosen.connect(self._say_state)
        self.retranslate()

    def retranslate(self) -> None:
        self.advice.setText(self._advice(self._computer))
        self.example.say(self.tr("载入一个示例"))
        self.models.say(self.tr("选一个模型"), hint=self.tr("首次使用时的三种方式：下载、打开文件、演示模型"))
        self.server.say(self.tr("办公室的服务器"))
        self._say_state()

    def _advice(self, computer: Computer) -> str:
        has = self.tr("这台电脑有 {memory} GB 内存、{cores} 个核心。").format(
            memory=round(computer.memory_bytes / 2**30), cores=computer.cores
        )
        if computer.runs_the_model:
            runs = self.tr("可以运行正式的模型（4B，下载 {size}）。")
            return has + runs.format(size=size_words(DEFAULT_MODEL_BYTES))
        return has + self.tr("正式的模型放不下：请用办公室的服务器，或者先用演示模型试用。")

    def _say_state(self) -> None:
        model = self._desk.model
        if model is None and not self._desk.listing_known:
            self.state.setText(self.tr("正在查找模型……"))
        elif model is None:
            self.state.setText(self.tr("现在还没有可用的模型。"))
        elif model.demonstration:
            self.state.setText(self.tr("现在使用的是演示模型，只供试用流程。"))
        else:
            self.state.setText(self.tr("现在使用 {name}，不需要再做什么。").format(name=model_name(model)))
