"""The right half's two sides: what the model predicts, and a judgment that is checked."""

from __future__ import annotations

from enum import Enum, auto

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from desktop.controls.button import Button, ButtonRole


class Side(Enum):
    """In the order in which they stand beside each other."""

    PREDICTION = auto()
    CHECK = auto()


class SideSwitch(QWidget):
    """Stands at the head of either side, its own button down; ``wanted`` asks for a side."""

    wanted = Signal(object)  # Side

    def __init__(self, shown: Side, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = shown
        self.buttons = {side: Button(ButtonRole.QUIET) for side in Side}
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for side, button in self.buttons.items():
            button.setCheckable(True)
            button.clicked.connect(lambda _checked=False, side=side: self._ask(side))
            self._group.addButton(button)
            row.addWidget(button)
        self.buttons[shown].setChecked(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.retranslate()

    def retranslate(self) -> None:
        self.buttons[Side.PREDICTION].say(
            self.tr("判决预测"), hint=self.tr("模型由事实写出的判决（Ctrl+Shift+K 切换）")
        )
        self.buttons[Side.CHECK].say(
            self.tr("核对判决"), hint=self.tr("核对一份判决书、草稿或者别的程序的答复（Ctrl+Shift+K 切换）")
        )

    def _ask(self, side: Side) -> None:
        # A click has put the button down; this switch stays as it is, because each side has its own.
        self.buttons[self._shown].setChecked(True)
        if side is not self._shown:
            self.wanted.emit(side)
