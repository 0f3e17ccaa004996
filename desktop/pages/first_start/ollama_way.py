"""The first way: Ollama fetches the recommended model; where there is no Ollama, how to come by it."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.controls.button import Button, ButtonRole
from desktop.controls.pull_panel import PullPanel
from desktop.desk.desk import Desk
from desktop.desk.model_pull import ModelPull
from desktop.desk.ollama_starter import OllamaStarter
from desktop.pages.first_start.way import Way
from desktop.wording.message_words import message_words
from desktop.wording.model_words import size_words
from trainer.engines.preference import DEFAULT_MODEL_BYTES


class OllamaWay(QWidget):
    """The panel of the download where Ollama answers, else why it does not and what helps."""

    def __init__(self, desk: Desk, pull: ModelPull, starter: OllamaStarter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._pull = pull
        self._starter = starter
        self.start = Button(ButtonRole.PLAIN, "power")
        self.again = Button(ButtonRole.PLAIN, "refresh")
        # Each has its parent from the start: it may show itself, which without one would be a window.
        self.without = Way(self.start, self.again, parent=self)
        self.panel = PullPanel(desk, pull, self, first=False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.without)
        column.addWidget(self.panel)
        self.start.clicked.connect(starter.start)
        self.again.clicked.connect(desk.refresh)
        desk.listed.connect(self._show)
        starter.changed.connect(self._show)
        pull.changed.connect(self._show)
        self.retranslate()

    def retranslate(self) -> None:
        heading = self.tr("让 Ollama 下载正式的模型（需要网络，{size}）")
        self.without.heading.setText(heading.format(size=size_words(DEFAULT_MODEL_BYTES)))
        self.again.say(self.tr("再找一次"), self.tr("再找一次 Ollama"))
        self._show()

    def go(self) -> None:
        """The one step that comes next on this way."""
        if self._pull.reachable:
            self._pull.start()
        elif not self.start.isHidden() and self.start.isEnabled():
            self._starter.start()
        else:
            self._desk.refresh()

    def _show(self) -> None:
        reachable, starting = self._pull.reachable, self._starter.starting()
        self.without.setHidden(reachable)
        # The panel hides itself where the model is there.
        self.panel.setHidden(not reachable or (self._pull.have and not self._pull.busy))
        error = self._desk.listing.problem("ollama")
        absent = error is not None and error.kind == "absent"
        self.start.setHidden(not absent or self._starter.installed() is None)
        self.start.setEnabled(not starting)
        self.start.say(self.tr("正在启动……") if starting else self.tr("启动 Ollama"))
        self.again.setEnabled(self._desk.listing_known)
        if not self._desk.listing_known:
            self.without.words.setText(self.tr("正在查找 Ollama……"))
        elif absent and self._starter.installed() is None:
            self.without.words.setText(
                self.tr("没有找到 Ollama：它是免费的，请从 ollama.com 下载安装，装好后按“再找一次”。")
            )
        elif absent:
            self.without.words.setText(self.tr("Ollama 已经安装，但没有运行。启动它，就能下载。"))
        elif error is not None:
            self.without.words.setText(message_words(error.message))
