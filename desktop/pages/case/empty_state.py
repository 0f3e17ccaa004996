"""How the right half looks before anything was asked."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.controls.button import Button, ButtonRole
from desktop.controls.centred import centre
from desktop.controls.drawing import Drawing
from desktop.controls.flow_layout import FlowLayout
from desktop.controls.label import Label, LabelRole
from desktop.controls.native_keys import native_keys


class EmptyState(QWidget):
    """What to do here, an example to begin with, and the way to a judgment that is there already."""

    example_wanted = Signal()
    check_wanted = Signal()
    help_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = Label(LabelRole.TITLE, wrap=True)
        self._steps = [Label(LabelRole.SOFT, wrap=True) for _ in range(3)]
        self.example = Button(ButtonRole.PLAIN, "example")
        self.example.clicked.connect(self.example_wanted)
        self.check = Button(ButtonRole.PLAIN, "check")
        self.check.clicked.connect(self.check_wanted)
        self.help = Button(ButtonRole.QUIET, "help")
        self.help.clicked.connect(self.help_wanted)
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addWidget(Drawing("case", 48, "accent"))
        column.addSpacing(8)
        column.addWidget(self._title)
        column.addSpacing(4)
        for step in self._steps:
            column.addWidget(step)
        column.addSpacing(12)
        ways = QWidget()
        flow = FlowLayout(ways)
        flow.addWidget(self.example)
        flow.addWidget(self.check)
        flow.addWidget(self.help)
        column.addWidget(ways)
        centre(self, column, 440)
        self.retranslate()

    def retranslate(self) -> None:
        self._title.setText(self.tr("从案件事实到一审判决"))
        first, second, third = self._steps
        first.setText(self.tr("1   在左侧粘贴或拖入案件事实，选定到案后的态度。"))
        second.setText(native_keys(self.tr("2   按 Ctrl+Enter，本机模型逐字写出“本院认为”与主文。")))
        third.setText(self.tr("3   文书读成卡片，所引条文可点开，与法律不符之处会标明。"))
        self.example.say(self.tr("载入一个示例"), hint=self.tr("把一个虚构的盗窃案写入左侧"))
        self.help.say(self.tr("第一次使用"), hint=self.tr("选哪个模型，案情发往哪里（F1）"))
        self.check.say(
            self.tr("核对一份判决书"), hint=self.tr("粘贴或打开任何人写的判决，读成同样的卡片（Ctrl+Shift+K）")
        )
