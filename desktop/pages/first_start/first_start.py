"""The ways to a model, shown on the first start in the place of an answer: nothing waits for a choice, and it can be
closed."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.controls.button import Button, ButtonRole
from desktop.controls.label import Label, LabelRole
from desktop.controls.page_key import add_key
from desktop.controls.scrolling import Scrolling
from desktop.desk.desk import Desk
from desktop.desk.model_pull import ModelPull
from desktop.desk.ollama_starter import OllamaStarter
from desktop.help.computer import Computer
from desktop.pages.first_start.computer_words import disk_words, fit_words, has_words
from desktop.pages.first_start.file_way import FileWay
from desktop.pages.first_start.ollama_way import OllamaWay
from desktop.pages.first_start.way import Way
from desktop.wording.model_words import model_name
from trainer.engines.engine import Model


class FirstStart(Scrolling):
    """``closed``: a way was gone, or none. ``example_wanted`` asks for an example to try the demonstration with;
    ``used`` is the model of a file that was chosen."""

    closed = Signal()
    example_wanted = Signal()
    file_wanted = Signal()
    used = Signal(object)  # Model

    def __init__(self, desk: Desk, pull: ModelPull, starter: OllamaStarter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._computer: Computer | None = None
        self._before = desk.model
        self.title = Label(LabelRole.TITLE, wrap=True)
        self.close_button = Button(ButtonRole.QUIET, "close")
        self.has = Label(LabelRole.SOFT, wrap=True)
        self.fits = Label(wrap=True)
        self.disk = Label(LabelRole.ERROR, wrap=True)
        self.ollama = OllamaWay(desk, pull, starter)
        self.file = FileWay(desk)
        self.example = Button(ButtonRole.PLAIN, "example")
        self.demonstration = Way(self.example)
        self.foot = Label(LabelRole.FAINT, wrap=True)
        self._lay_out()
        self.close_button.clicked.connect(self.closed)
        self.example.clicked.connect(self._demonstrate)
        self.file.used.connect(desk.choose)
        self.file.used.connect(self.used)
        self.file.file_wanted.connect(self.file_wanted)
        desk.listed.connect(self._say_computer)
        desk.chosen.connect(self._follow)
        add_key(self, "Alt+1", self.ollama.go)
        add_key(self, "Alt+2", self.file.go)
        add_key(self, "Alt+3", self._demonstrate)
        self.retranslate()
        self._look()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.title, 1)
        head.addWidget(self.close_button)
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(head)
        for widget in (self.has, self.fits, self.disk, self.ollama, self.file, self.demonstration, self.foot):
            column.addWidget(widget)
        column.addStretch()
        self.show_column(column, around=(0, 8, 8, 8))
        # As high as its words are at this width; what they would take at the least width is empty room below them.
        if (page := self.widget()) is not None:
            page.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)

    def retranslate(self) -> None:
        self.close_button.say("", self.tr("关闭"), self.tr("关闭（Esc）；以后在“帮助”页可以再打开"))
        self.demonstration.heading.setText(self.tr("先用演示模型试一试（随程序附带，马上可用）"))
        self.demonstration.words.setText(self.tr("只用来熟悉流程：它写得很快，但罪名与刑期都不可靠。"))
        self.example.say(self.tr("载入一个示例"))
        self.foot.setText(self.tr("三种方式也可按 Alt+1、Alt+2、Alt+3。关闭按 Esc，以后在“帮助”（F1）中可以再打开。"))
        self._say_computer()

    def begin(self) -> None:
        """It came into sight where nothing else is typed in."""
        self.setFocus()

    def _look(self) -> None:
        """Beside the window: a driver may take its time."""

        async def look() -> Computer:
            import asyncio

            from desktop.help.computer import survey

            return await asyncio.to_thread(survey)

        errand = self._desk.courier.send(look, self._take)
        self.destroyed.connect(errand.cancel)  # it may be closed before a driver answers

    def _take(self, computer: Computer) -> None:
        self._computer = computer
        self._say_computer()

    def _say_computer(self) -> None:
        computer, model = self._computer, self._desk.model
        ready = model is not None and not model.demonstration
        self.title.setText(
            self.tr("可以开始了：正在使用 {name}").format(name=model_name(model))
            if ready and model is not None
            else self.tr("选一个模型")
        )
        self.has.setText(has_words(computer) if computer is not None else self.tr("正在查看这台电脑……"))
        self.fits.setText(fit_words(computer) if computer is not None else "")
        self.fits.setHidden(computer is None or ready)
        self.disk.tell(disk_words(computer) if computer is not None and not ready else "")

    def _demonstrate(self) -> None:
        """The demonstration model is in use already where there is no other."""
        starter = next((each for each in self._desk.listing.models if each.demonstration), None)
        if starter is not None and not self._desk.in_use(starter):
            self._desk.choose(starter)
        self.example_wanted.emit()
        self.closed.emit()

    def _follow(self) -> None:
        """Another model than the one that stood there was chosen, on this page or another: that was the choice."""
        before, self._before = self._before, self._desk.model
        self._say_computer()
        if before is not None and self._chosen(self._desk.model):
            self.closed.emit()

    @staticmethod
    def _chosen(model: Model | None) -> bool:
        return model is not None and not model.demonstration
