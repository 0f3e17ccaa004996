"""The foot of the window: the model and its engine, its speed, the day of the law, the AI label, and the disclaimer,
on every page."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from desktop.controls.button import Button, ButtonRole
from desktop.controls.drawing import Drawing
from desktop.controls.elided_label import ElidedLabel
from desktop.controls.label import Label, LabelRole
from desktop.controls.surface import Surface, lay_on
from desktop.desk.desk import Desk
from desktop.window.pages import Page
from desktop.wording.language import language
from desktop.wording.message_words import message_words
from desktop.wording.model_words import engine_name, model_facts, model_name, option_words, server_facts
from resources.disclaimer.reader import disclaimer, label
from resources.messages.law_day import law_day


class StatusLine(QWidget):
    """The model's name is a button that opens the chooser, the day of the law one that leads to what is known of it."""

    models_wanted = Signal()
    file_wanted = Signal()
    law_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        lay_on(self, Surface.STATUS)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._desk = desk
        self._speed: float | None = None
        self._ours = True
        self.chooser = Button(ButtonRole.QUIET, "chevron-up")
        self.chooser.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.menu = QMenu(self)
        self.chooser.setMenu(self.menu)
        self.menu.aboutToShow.connect(self._fill)
        self.dot = Drawing("dot", 10, "text_faint")
        self.facts = ElidedLabel(LabelRole.FAINT)
        self.facts.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)  # the first to give way
        self.law = Button(ButtonRole.QUIET)
        self.law.clicked.connect(self.law_wanted)
        for button in (self.chooser, self.law):
            button.let_shrink()  # to the label, of which no word may be missing
        self.ai_label = Label(LabelRole.AI_LABEL)
        self.disclaimer = Label(LabelRole.FAINT, wrap=True)
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.dot)
        row.addWidget(self.chooser)
        row.addWidget(self.facts, 1)
        row.addWidget(self.law)
        row.addWidget(self.ai_label)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 2, 16, 6)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self.disclaimer)
        desk.listed.connect(self._show)
        desk.chosen.connect(self._forget_speed)
        desk.settings_changed.connect(self._show)
        self.retranslate()

    def retranslate(self) -> None:
        self._say_label()
        self.disclaimer.setText(disclaimer(language()))
        day = message_words(law_day())
        self.law.say(day, self.tr("{day}。打开已知的司法解释").format(day=day), self.tr("已知的司法解释与规范性文件"))
        self._show()

    def set_ours(self, ours: bool) -> None:
        """Whether what is in sight, or will be, is of a model of ours: a text that is checked has another label."""
        self._ours = ours
        self._say_label()

    def _say_label(self) -> None:
        self.ai_label.setText(label(language(), ours=self._ours))

    def set_speed(self, tokens_a_second: float) -> None:
        """How fast the last answer was written."""
        self._speed = tokens_a_second
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
                facts.append(self.tr("{speed} 词元/秒").format(speed=f"{self._speed:.0f}"))
            self.facts.setText("·  " + "  ·  ".join(facts))
            self.facts.setToolTip(option_words(model, self._desk.settings.parameters()))
        self.chooser.say(name, self.tr("模型：{name}。打开以更换").format(name=name), self.tr("更换模型（Ctrl+M）"))

    def _fill(self) -> None:
        self.menu.clear()
        shown = ""
        for model in self._desk.listing.models:
            if model.engine != shown:
                shown = model.engine
                self.menu.addSection(engine_name(shown))
            action = self.menu.addAction(f"{model_name(model)}\t{model_facts(model)}")
            action.setCheckable(True)
            action.setChecked(self._desk.in_use(model))
            action.triggered.connect(lambda _checked=False, chosen=model: self._desk.choose(chosen))
        for engine, error in self._desk.listing.problems:
            self.menu.addSection(engine_name(engine))
            absent = self.menu.addAction(self.tr("没有运行") if error.kind == "absent" else self.tr("不可用"))
            absent.setEnabled(False)
        self.menu.addSeparator()
        self.menu.addAction(self.tr("打开 GGUF 文件……")).triggered.connect(self.file_wanted)
        everything = self.menu.addAction(self.tr("全部模型……") + f"\t{Page.MODELS.value.keys}")
        everything.triggered.connect(self.models_wanted)
