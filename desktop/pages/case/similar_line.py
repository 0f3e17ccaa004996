"""One quiet line where no similar cases can be shown: an index can be made, or the one there is to be made anew."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.controls.button import Button, ButtonRole
from desktop.controls.label import Label, LabelRole
from desktop.wording.message_words import message_words
from trainer.told_error import ToldError


class SimilarLine(QWidget):
    """``wanted`` asks for an index to be made."""

    wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._error: Exception | None = None
        self.words = Label(LabelRole.FAINT, wrap=True)
        self.make = Button(ButtonRole.QUIET)
        self.close_button = Button(ButtonRole.QUIET, "close")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.words, 1)
        row.addWidget(self.make)
        row.addWidget(self.close_button)
        self.make.clicked.connect(self.wanted)
        self.close_button.clicked.connect(self.hide)
        self.hide()
        self.retranslate()

    def tell(self, error: Exception | None) -> None:
        """``error``: why the index that is there cannot be asked; None: there is none."""
        self._error = error
        self.retranslate()
        self.show()

    def retranslate(self) -> None:
        if isinstance(self._error, ToldError):
            self.words.setText(message_words(self._error.message))
            self.make.say(self.tr("重做类案索引"))
        else:
            self.words.setText(self.tr("可以用自己的判决书做一个类案索引：以后每次预测旁边都有相似案件的真实刑期。"))
            self.make.say(self.tr("做成类案索引"))
        self.close_button.say("", self.tr("关闭这一行"), self.tr("关闭，不再提示"))
