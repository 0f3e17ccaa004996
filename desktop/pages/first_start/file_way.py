"""The second way: a model's file, which needs neither Ollama nor a network. What lies on this computer is offered."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.controls.button import Button, ButtonRole
from desktop.controls.emptied import empty
from desktop.controls.label import Label
from desktop.desk.desk import Desk
from desktop.pages.first_start.way import Way
from desktop.wording.model_words import model_name, size_words
from trainer.engines.engine import Model

MOST_SHOWN = 4
"""The page of the models has all of them."""


class FileWay(Way):
    """``used`` is the model of a button that was pressed."""

    used = Signal(object)  # Model
    file_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        self.open = Button(ButtonRole.PLAIN, "folder")
        super().__init__(self.open, parent=parent)
        self._desk = desk
        self._found = QWidget()
        self._rows = QVBoxLayout(self._found)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(4)
        self.uses: list[Button] = []
        self.add(self._found)
        self.open.clicked.connect(self.file_wanted)
        desk.listed.connect(self._show)
        self.retranslate()

    def retranslate(self) -> None:
        self.heading.setText(self.tr("使用一个模型文件（不需要 Ollama，不需要网络）"))
        self.open.say(self.tr("打开 GGUF 文件……"), hint="Ctrl+O")
        self._show()

    def go(self) -> None:
        """The first of those that were found, else the choice of a file."""
        if self.uses:
            self.uses[0].click()
        else:
            self.file_wanted.emit()

    def _show(self) -> None:
        found = [model for model in self._desk.listing.models if model.engine == "embedded" and not model.demonstration]
        self._found.setHidden(not found)
        self.words.setText(
            self.tr("在这台电脑上找到：")
            if found
            else self.tr("同事的电脑上有，或自己下载的 .gguf 文件；打开时先检查能不能用。")
        )
        self._fill(found[:MOST_SHOWN])

    def _fill(self, models: Sequence[Model]) -> None:
        empty(self._rows)
        self.uses = []
        for model in models:
            use = Button()
            use.say(self.tr("使用"), self.tr("使用 {name}").format(name=model_name(model)), hint=model.name)
            use.clicked.connect(lambda _checked=False, chosen=model: self.used.emit(chosen))
            size = size_words(model.size_bytes)
            words = self.tr("{name}，{size}（{folder}）").format(
                name=model_name(model), size=size, folder=Path(model.name).parent.name
            )
            row = QHBoxLayout()
            row.setSpacing(16)
            row.addWidget(Label(wrap=True, text=words), 1)
            row.addWidget(use)
            holder = QWidget()
            holder.setLayout(row)
            row.setContentsMargins(0, 0, 0, 0)
            self._rows.addWidget(holder)
            self.uses.append(use)
