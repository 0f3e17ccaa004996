"""What most people need not see: one line that opens."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.controls.button import Button, ButtonRole


class Fold(QWidget):
    """``content`` is shown while it is open."""

    toggled = Signal(bool)

    def __init__(self, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.content = content
        self.button = Button(ButtonRole.STEP, "chevron-right")
        self.button.setCheckable(True)
        head = QHBoxLayout()
        head.addWidget(self.button)
        head.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(content)
        content.hide()
        self.button.toggled.connect(self._turn)

    def say(self, words: str) -> None:
        """What is behind it."""
        self.button.say(words)

    def open(self) -> None:
        """Shows the content."""
        self.button.setChecked(True)

    def is_open(self) -> bool:
        """Whether the content is shown, here or once the page is."""
        return self.button.isChecked()

    def _turn(self, shown: bool) -> None:
        self.content.setVisible(shown)
        self.button.draw("chevron-down" if shown else "chevron-right")
        self.toggled.emit(shown)
