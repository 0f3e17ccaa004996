"""What can be done with the runs that are selected."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.controls.button import Button, ButtonRole
from desktop.controls.export_menu import ExportMenu
from desktop.controls.matter_menu import MatterMenu
from desktop.desk.desk import Desk


class RunActions(QWidget):
    """``moved`` tells the matter's number, None for none."""

    reopened = Signal()
    moved = Signal(object)  # int | None
    removal_wanted = Signal()

    def __init__(
        self,
        desk: Desk,
        runs: Callable[[], Sequence[int]],
        compared: Callable[[], bool],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.reopen = Button(ButtonRole.QUIET, "write")
        self.export = ExportMenu(runs, desk, compared=compared)
        self.move_button = Button(ButtonRole.QUIET, "folder")
        self.matters = MatterMenu(desk, lambda: self.tr("不归入案件"), self.move_button)
        self.move_button.setMenu(self.matters)
        self.remove = Button(ButtonRole.QUIET, "delete")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for button in (self.reopen, self.export, self.move_button, self.remove):
            row.addWidget(button)
        self.reopen.clicked.connect(self.reopened)
        self.matters.chosen.connect(self.moved)
        self.remove.clicked.connect(self.removal_wanted)
        self.retranslate()

    def retranslate(self) -> None:
        self.reopen.say(self.tr("重新打开"), hint=self.tr("放回判案页：事实在左，判决在右（Enter）"))
        self.move_button.say("", self.tr("移入案件"), self.tr("移入案件"))
        self.remove.say("", self.tr("删除"), self.tr("永久删除（Delete）"))

    def offer(self, *, reopen: bool, matter: int | None) -> None:
        """What goes with the selection of now, which lies in ``matter``."""
        self.reopen.setVisible(reopen)
        self.export.offer()
        self.matters.current = matter
