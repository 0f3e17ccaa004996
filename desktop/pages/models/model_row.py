"""One model: its name, what is known of it, and whether it is in use."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.controls.button import Button
from desktop.controls.card import Card
from desktop.controls.drawing import Drawing
from desktop.controls.label import Label, LabelRole
from desktop.wording.model_words import model_facts, model_name
from desktop.wording.share_words import share_words
from resources.starter.reader import starter_figures
from trainer.engines.engine import Model


class ModelRow(Card):
    """``wanted`` asks for this model."""

    wanted = Signal()

    def __init__(self, model: Model, *, in_use: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = model
        row = self.row(padding=(24, 12, 16, 12))
        words = QVBoxLayout()
        words.setSpacing(2)
        name = Label(LabelRole.HEADING, wrap=True, text=model_name(model) if model.engine == "embedded" else model.name)
        words.addWidget(name)
        facts = [model_facts(model)]
        if model.digest:
            facts.append(model.digest.removeprefix("sha256:")[:12])
        if model.demonstration:
            figures = starter_figures()
            facts.append(
                self.tr("只供演示：{cases} 个未见过的案件中，罪名正确 {share}").format(
                    cases=figures.cases, share=share_words(figures.charges)
                )
            )
        known = Label(LabelRole.FAINT, wrap=True, text="  ·  ".join(fact for fact in facts if fact))
        known.setToolTip(model.name)
        words.addWidget(known)
        row.addLayout(words, 1)
        if in_use:
            row.addWidget(Drawing("check", 16, "accent"))
            row.addWidget(Label(LabelRole.SOFT, text=self.tr("正在使用")))
        else:
            self.use = Button()
            self.use.say(self.tr("使用"), self.tr("使用 {name}").format(name=model_name(model)))
            self.use.clicked.connect(self.wanted)
            row.addWidget(self.use)
