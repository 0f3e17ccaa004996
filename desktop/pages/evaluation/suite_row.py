"""One file of cases that was chosen: what it is, how many cases it has, whose words ask them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from desktop.controls.button import Button, ButtonRole
from desktop.controls.elided_label import ElidedLabel
from desktop.controls.label import Label, LabelRole
from desktop.controls.steady import ComboBox
from desktop.evaluation.asked import AskedSuite
from desktop.evaluation.suite_file import SuiteFile
from desktop.pages.evaluation.evaluation_words import prompt_words
from desktop.theme.theme import grown
from desktop.wording.message_words import message_words


class SuiteRow(QWidget):
    """``removed`` asks to be taken out, ``changed`` tells of another prompt, or that it is no longer chosen."""

    removed = Signal()
    changed = Signal()

    def __init__(self, file: SuiteFile, *, chosen: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.file = file
        self.box = QCheckBox()
        self.box.setChecked(chosen)
        self.facts = ElidedLabel(LabelRole.FAINT)
        self.prompt = ComboBox()
        self.only = Label(LabelRole.FAINT)
        self.remove = Button(ButtonRole.QUIET, "close")
        for prompt in file.prompts:
            self.prompt.addItem("", prompt)
        self.prompt.setVisible(len(file.prompts) > 1)
        self.only.setVisible(len(file.prompts) == 1)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.box)
        below = QHBoxLayout()
        below.setContentsMargins(grown(32), 0, 0, 0)
        below.addWidget(self.facts)
        words.addLayout(below)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 4)
        row.setSpacing(12)
        row.addLayout(words, 1)
        for part in (self.only, self.prompt, self.remove):
            row.addWidget(part)
        self.box.toggled.connect(lambda _checked: self.changed.emit())
        self.remove.clicked.connect(self.removed)
        self.prompt.currentIndexChanged.connect(lambda _index: self.changed.emit())
        self.retranslate()

    def retranslate(self) -> None:
        title = message_words(self.file.title)
        count = self.tr("{count} 题").format(count=f"{self.file.cases:,}")
        self.box.setText(title.replace("&", "&&"))
        self.facts.setText(f"{count}  ·  {self.file.file}")
        self.facts.setToolTip(str(self.file.file))
        for place, prompt in enumerate(self.file.prompts):
            self.prompt.setItemText(place, prompt_words(prompt))
        self.only.setText(prompt_words(self.file.prompts[0]))
        self.prompt.setAccessibleName(self.tr("{suite}：怎样提问").format(suite=title))
        self.remove.say("", self.tr("移除 {suite}").format(suite=title), self.tr("移除"))

    def asked(self) -> AskedSuite:
        """As it stands."""
        return self.file.asked(self.prompt.currentData())
