"""The day of the law, and behind a fold the interpretations and other documents that are known."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.controls.fold import Fold
from desktop.controls.label import Label, LabelRole
from desktop.controls.prose import Prose
from desktop.wording.language import language
from desktop.wording.message_words import message_words
from resources.messages.law_day import law_day


class LawSources(QWidget):
    """The documents are read and listed, the newest first, when the fold is opened for the first time."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.day = Label()
        self.hint = Label(LabelRole.FAINT, wrap=True)
        self.list = Prose(paragraph_gap=True)
        self.fold = Fold(self.list)
        self.fold.toggled.connect(self._fill)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)  # as wide as its place, though the lines could be shorter
        self.setSizePolicy(policy)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for widget in (self.day, self.hint, self.fold):
            column.addWidget(widget)
        self.retranslate()

    def retranslate(self) -> None:
        self.day.setText(message_words(law_day()))
        self.hint.setText(self.tr("此后公布的法律、修正案和司法解释，本程序并不知道。"))
        self.fold.say(self.tr("已知的司法解释与规范性文件"))
        self.list.setAccessibleName(self.tr("已知的司法解释与规范性文件"))
        if self.list.text():
            self._list()

    def open(self) -> None:
        """Shows the list."""
        self.fold.open()

    def _fill(self, shown: bool) -> None:
        if shown and not self.list.text():
            self._list()

    def _list(self) -> None:
        # Nothing of the law is read before somebody wants it.
        from resources.law.interpretations import interpretations
        from resources.messages.document_words import interpretation_words

        self.list.show_text("\n".join(interpretation_words(row, language()) for row in reversed(interpretations())))
