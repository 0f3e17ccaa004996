"""The foot of the window, on every page: the model and its engine, its speed, the day of the law, and what always
stands there. One line."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from desktop.controls.button import Button, ButtonRole
from desktop.controls.drawing import Drawing
from desktop.controls.elided_label import ElidedLabel
from desktop.controls.label import LabelRole
from desktop.controls.surface import Surface, lay_on
from desktop.desk.desk import Desk
from desktop.window.standing_words import StandingWords
from desktop.wording.message_words import message_words
from desktop.wording.model_words import engine_name, model_name, option_words, server_facts
from resources.messages.law_day import law_day

if TYPE_CHECKING:
    from desktop.window.model_menu import ModelMenu


class StatusLine(QWidget):
    """The model's name is a button that opens the chooser, the day of the law one that leads to what is known of it."""

    models_wanted = Signal()
    file_wanted = Signal()
    prompt_wanted = Signal()
    law_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        lay_on(self, Surface.STATUS)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._desk = desk
        self._speed: float | None = None
        self.chooser = Button(ButtonRole.QUIET, "chevron-up")
        self.chooser.clicked.connect(self.choose_model)
        self.dot = Drawing("dot", 10, "text_faint")
        self.facts = ElidedLabel(LabelRole.FAINT)
        self.facts.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)  # the first to give way
        self.law = Button(ButtonRole.QUIET)
        self.law.clicked.connect(self.law_wanted)
        for button in (self.chooser, self.law):
            button.let_shrink()  # to the label, of which no word may be missing
        self.standing = StandingWords()
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 1, 8, 1)
        row.setSpacing(4)
        row.addWidget(self.dot)
        row.addWidget(self.chooser)
        row.addWidget(self.facts, 1)
        row.addWidget(self.law)
        row.addWidget(self.standing)
        desk.listed.connect(self._show)
        desk.chosen.connect(self._forget_speed)
        desk.settings_changed.connect(self._show)
        self.retranslate()

    @cached_property
    def menu(self) -> ModelMenu:
        """Made when it is first opened: no start waits for it."""
        from desktop.window.model_menu import ModelMenu

        menu = ModelMenu(self._desk, self)
        menu.models_wanted.connect(self.models_wanted)
        menu.file_wanted.connect(self.file_wanted)
        menu.prompt_wanted.connect(self.prompt_wanted)
        return menu

    def retranslate(self) -> None:
        day = message_words(law_day())
        self.law.say(day, self.tr("{day}。打开已知的司法解释").format(day=day), self.tr("已知的司法解释与规范性文件"))
        self._show()

    def set_ours(self, ours: bool) -> None:
        """Whether what is in sight, or will be, is of a model of ours: a text that is checked has another label."""
        self.standing.set_ours(ours)

    def choose_model(self) -> None:
        """Opens the chooser."""
        self.menu.open_above(self.chooser)

    def set_speed(self, characters_a_second: float) -> None:
        """How fast the last answer was written."""
        self._speed = characters_a_second
        self._show()

    def _forget_speed(self) -> None:
        self._speed = None
        self._show()

    def _show(self) -> None:
        model = self._desk.model
        if model is None:
            name = self.tr("选择模型") if self._desk.listing_known else self.tr("正在查找模型……")
            self.dot.show_as("dot", "text_faint")
            self.facts.setText("")
            self.facts.setToolTip("")
        else:
            name = model_name(model)
            self.dot.show_as("dot", "accent" if model.loaded or self._speed is not None else "text_faint")
            facts = [engine_name(model.engine)]
            if model.engine == "openai" and (office := self._desk.servers.office) is not None:
                facts.append(server_facts(office))
            if model.gpu_share is not None and model.loaded:
                facts.append(f"GPU {model.gpu_share * 100:.0f} %")
            if self._speed is not None:
                facts.append(self.tr("{speed} 字/秒").format(speed=f"{self._speed:.0f}"))
            self.facts.setText("·  " + "  ·  ".join(facts))
            self.facts.setToolTip(option_words(model, self._desk.settings.parameters()))
        self.chooser.say(name, self.tr("模型：{name}。打开以更换").format(name=name), self.tr("更换模型（Ctrl+M）"))
