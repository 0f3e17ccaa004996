"""The page of the models: what can be run, what is in use, the recommended one to fetch, the server's state."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.controls.button import Button, ButtonRole
from desktop.controls.card import FLAT, Card
from desktop.controls.emptied import empty
from desktop.controls.flow_layout import FlowLayout
from desktop.controls.label import Label, LabelRole
from desktop.controls.pull_panel import PullPanel
from desktop.controls.scrolling import Scrolling
from desktop.desk.desk import Desk
from desktop.desk.model_pull import ModelPull
from desktop.desk.ollama_starter import OllamaStarter
from desktop.pages.models.carry_panel import CarryPanel
from desktop.pages.models.model_row import ModelRow
from desktop.wording.message_words import message_words
from desktop.wording.model_words import engine_name, server_facts


class ModelsPage(Scrolling):
    """``file_wanted`` asks for a GGUF file."""

    file_wanted = Signal()

    def __init__(self, desk: Desk, starter: OllamaStarter, pull: ModelPull, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._starter = starter
        self.title = Label(LabelRole.TITLE)
        self.refresh = Button(ButtonRole.PLAIN, "refresh")
        self.open_file = Button(ButtonRole.PLAIN, "folder")
        self.carry = Button(ButtonRole.PLAIN, "export")
        self.carrying = CarryPanel(desk)
        self.pull = PullPanel(desk, pull, self)
        self.problem = Card()
        self.problem_words = Label(wrap=True)
        self.start_server = Button(ButtonRole.PRIMARY, "power")
        self.ollama_heading = Label(LabelRole.SOFT)
        self.embedded_heading = Label(LabelRole.SOFT)
        self.rows: list[ModelRow] = []
        self.no_embedded = Label(LabelRole.FAINT, wrap=True)
        self.office_heading = Label(LabelRole.SOFT)
        self.office_words = Label(LabelRole.FAINT, wrap=True)
        self._places = {engine: QVBoxLayout() for engine in ("ollama", "openai", "embedded")}
        self._lay_out()
        self.refresh.clicked.connect(desk.refresh)
        self.open_file.clicked.connect(self.file_wanted)
        self.carry.clicked.connect(self.carrying.ask)
        self.carrying.changed.connect(lambda: self.carry.setEnabled(not self.carrying.busy))
        self.start_server.clicked.connect(starter.start)
        starter.changed.connect(self._show_server)
        desk.listed.connect(self._show)
        desk.chosen.connect(self._show)
        self.retranslate()

    def _lay_out(self) -> None:
        buttons = QWidget()
        flow = FlowLayout(buttons)
        for button in (self.refresh, self.open_file, self.carry):
            flow.addWidget(button)
        trouble = self.problem.row(padding=FLAT)
        trouble.addWidget(self.problem_words, 1)
        trouble.addWidget(self.start_server)
        column = QVBoxLayout()
        column.setSpacing(16)
        column.addWidget(self.title)
        column.addWidget(buttons)
        column.addWidget(self.carrying)
        column.addWidget(self.pull)
        for engine, heading, below in (
            ("ollama", self.ollama_heading, self.problem),
            ("openai", self.office_heading, self.office_words),
            ("embedded", self.embedded_heading, self.no_embedded),
        ):
            rows = self._places[engine]
            rows.setSpacing(8)
            column.addSpacing(8)
            column.addWidget(heading)
            column.addWidget(below)
            column.addLayout(rows)
        column.addStretch()
        column.setContentsMargins(0, 0, 0, 0)
        self.show_column(column, around=(32, 24, 32, 24))

    def retranslate(self) -> None:
        self.title.setText(self.tr("模型"))
        self.refresh.say(self.tr("刷新"), self.tr("重新查找模型"), self.tr("重新查找模型"))
        self.open_file.say(self.tr("打开 GGUF 文件……"), hint="Ctrl+O")
        self.carry.say(
            self.tr("带到不联网的电脑……"),
            hint=self.tr("把程序与正在使用的模型放进一个文件夹（如 U 盘上），附校验和与说明"),
        )
        self.ollama_heading.setText(self.tr("Ollama"))
        self.embedded_heading.setText(self.tr("内置引擎（llama.cpp，不需要 Ollama）"))
        self.no_embedded.setText(self.tr("打开一个 GGUF 文件，不经 Ollama 也能预测。"))
        self._show()

    def close_down(self) -> None:
        """A folder that is being made is left as far as it is."""
        self.carrying.close_down()

    def begin(self) -> None:
        """The page came into sight; with the focus the arrow keys scroll it."""
        self.setFocus()

    def _show(self) -> None:
        models = list(self._desk.listing.models)
        current = self._desk.model
        if current is not None and all((m.engine, m.name) != (current.engine, current.name) for m in models):
            models.append(current)  # a file of the user's own
        for place in self._places.values():
            empty(place)
        self.rows = []
        for model in models:
            row = ModelRow(model, in_use=self._desk.in_use(model))
            row.wanted.connect(lambda chosen=model: self._desk.choose(chosen))
            self.rows.append(row)
            self._places.get(model.engine, self._places["embedded"]).addWidget(row)
        self.no_embedded.setVisible(not self._places["embedded"].count())
        self._show_office()
        self._show_server()

    def _show_office(self) -> None:
        """The office's server, where one is named: in settings, or by OPENAI_BASE_URL."""
        office = self._desk.servers.office
        error = self._desk.listing.problem("openai")
        if office is not None:
            self.office_heading.setText(f"{engine_name('openai')}  ·  {server_facts(office)}")
            self.office_words.setText(
                message_words(error.message) if error is not None else self.tr("这台服务器上没有能写判决的模型。")
            )
        self.office_heading.setVisible(office is not None)
        self.office_words.setVisible(office is not None and not self._places["openai"].count())

    def _show_server(self) -> None:
        error = self._desk.listing.problem("ollama")
        self.problem.setVisible(error is not None or not self._desk.listing_known)
        self.start_server.setVisible(error is not None and error.kind == "absent")
        starting = self._starter.starting()
        self.start_server.setEnabled(not starting)
        self.start_server.say(self.tr("正在启动……") if starting else self.tr("启动 Ollama"))
        if error is not None:
            self.problem_words.setText(message_words(error.message))
        elif not self._desk.listing_known:
            self.problem_words.setText(self.tr("正在查找……"))
