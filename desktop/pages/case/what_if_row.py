"""One column that is going to be asked for: what it has otherwise, and its facts with that marked."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.controls.button import Button, ButtonRole
from desktop.controls.changed_text import ChangedText
from desktop.controls.label import Label, LabelRole
from desktop.judging.what_if.columns import Otherwise
from desktop.wording.change_words import changes_words
from desktop.wording.message_words import message_words


class WhatIfRow(QWidget):
    """``dropped`` when it is not wanted any more."""

    dropped = Signal()

    def __init__(self, number: int, column: Otherwise, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number, self.column = number, column
        self.title = Label(wrap=True)
        self.look = Button(ButtonRole.QUIET)
        self.look.setCheckable(True)
        self.drop = Button(ButtonRole.QUIET, "delete")
        self.note = Label(LabelRole.FAINT, wrap=True)
        self.facts = ChangedText()
        self.facts.hide()
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.title, 1)
        head.addWidget(self.look)
        head.addWidget(self.drop)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(4)
        whole.addLayout(head)
        whole.addWidget(self.note)
        whole.addWidget(self.facts)
        self.look.toggled.connect(self._look)
        self.drop.clicked.connect(self.dropped)
        self.retranslate()

    def retranslate(self) -> None:
        form = self.tr("第 {number} 栏：{changes}")
        self.title.setText(form.format(number=self._number, changes=changes_words(self.column.pairs)))
        self.look.say(self.tr("看事实"), hint=self.tr("这一栏的事实；加上的有下划线，去掉的有删除线"))
        self.drop.say("", self.tr("不要第 {number} 栏").format(number=self._number), self.tr("不要这一栏"))
        self.facts.setAccessibleName(self.tr("第 {number} 栏的事实").format(number=self._number))
        note = self.column.outcome.note
        self.note.tell(message_words(note) if note is not None else "")

    def _look(self, shown: bool) -> None:
        if shown:
            self.facts.show_pieces(self.column.outcome.pieces)
        self.facts.setVisible(shown)
