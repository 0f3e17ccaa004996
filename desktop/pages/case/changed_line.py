"""The quiet line above an answer whose case was changed since, with the way back and the way on."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.controls.notice import Notice
from desktop.judging.changed_case import CasePart


class ChangedLine(QWidget):
    """``restored`` asks for the case of the answer, ``again`` for an answer to the case as it is now."""

    restored = Signal()
    again = Signal()

    def __init__(self, parent: QWidget | None = None, *, checks: bool = False) -> None:
        super().__init__(parent)
        self._checks = checks
        self._changed: Sequence[CasePart] = ()
        self._notice = Notice("info", closable=False)
        self.message = self._notice.message
        self.restore = self._notice.add_action(self.restored.emit)
        self.once_more = self._notice.add_action(self.again.emit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._notice)
        self.hide()
        self.retranslate()

    def show_changed(self, changed: Sequence[CasePart]) -> None:
        """Hidden where nothing was."""
        self._changed = changed
        self._say()
        self.setVisible(bool(changed))

    def retranslate(self) -> None:
        self.restore.say(self.tr("还原"), hint=self.tr("回到这份答复所依据的事实、态度、行为日与地区；可以撤销"))
        if self._checks:
            self.once_more.say(self.tr("重新核对"), hint=self.tr("按左侧现在的内容再核对一次"))
        else:
            self.once_more.say(self.tr("重新预测"), hint=self.tr("按左侧现在的内容再预测一次，原来的留在历史中"))
        self._say()

    def _say(self) -> None:
        names = {
            CasePart.FACTS: self.tr("事实"),
            CasePart.ATTITUDE: self.tr("态度"),
            CasePart.ACT_DATE: self.tr("行为日"),
            CasePart.PROVINCE: self.tr("地区"),
        }
        parts = self.tr("、").join(names[part] for part in self._changed)
        self.message.setText(self.tr("{parts}已改动").format(parts=parts) if parts else "")
