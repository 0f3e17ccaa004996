"""Asks for a name."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop.controls.button import Button, ButtonRole
from desktop.controls.label import Label

LONGEST = 80  # characters


class NameDialog(QDialog):
    """``open`` it; ``named`` tells the name, which is never blank. Gone once it is closed."""

    named = Signal(str)

    def __init__(self, parent: QWidget, title: str, words: str, name: str = "") -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.line = QLineEdit(name)
        self.line.setMaxLength(LONGEST)
        self.line.setMinimumWidth(320)
        self.line.setAccessibleName(words)
        self.line.selectAll()
        self.keep = Button(ButtonRole.PRIMARY)
        self.keep.say(self.tr("确定"))
        self.keep.setDefault(True)
        cancel = Button()
        cancel.say(self.tr("取消"))
        cancel.setAutoDefault(False)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addStretch()
        foot.addWidget(cancel)
        foot.addWidget(self.keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(Label(text=words))
        column.addWidget(self.line)
        column.addLayout(foot)
        self.keep.clicked.connect(self.accept)
        cancel.clicked.connect(self.reject)
        self.line.textChanged.connect(lambda _text: self._allow())
        self.finished.connect(self.deleteLater)
        self._allow()
        self.line.setFocus()

    def accept(self) -> None:
        if name := self.line.text().strip():
            self.named.emit(name)
            super().accept()

    def _allow(self) -> None:
        self.keep.setEnabled(bool(self.line.text().strip()))
