"""The log of the program, and its copy for a report, in which no word of a case stands."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from desktop.controls.button import Button, ButtonRole
from desktop.controls.label import Label, LabelRole
from desktop.help.report import log_lines, report


class LogView(QWidget):
    """Shows the end of the log; the newest line is in sight."""

    def __init__(self, log: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._log = log
        self.hint = Label(LabelRole.SOFT, wrap=True)
        self.copy = Button(ButtonRole.PLAIN, "copy")
        self.refresh = Button(ButtonRole.QUIET, "refresh")
        self.lines = QPlainTextEdit()
        self.lines.setReadOnly(True)
        self.lines.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.told = Label(LabelRole.FAINT, wrap=True)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.hint, 1)
        head.addWidget(self.refresh)
        head.addWidget(self.copy)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.lines, 1)
        column.addWidget(self.told)
        self.copy.clicked.connect(self.copy_report)
        self.refresh.clicked.connect(self.show_end)
        self.retranslate()
        self.show_end()

    def retranslate(self) -> None:
        self.hint.setText(self.tr("出错时的详情都在这里。报告问题时请用右上方的按钮复制：其中没有案情、姓名和地址。"))
        self.copy.say(self.tr("复制用于报告"), hint=self.tr("中文、文件夹、主机与密钥都已略去"))
        self.refresh.say(self.tr("刷新"))
        self.lines.setAccessibleName(self.tr("日志"))
        self.lines.setPlaceholderText(self.tr("日志是空的。"))
        self.told.clear()

    def show_end(self) -> None:
        """Reads the log again."""
        self.lines.setPlainText("\n".join(log_lines(self._log)))
        self.lines.moveCursor(QTextCursor.MoveOperation.End)
        self.told.setText(str(self._log))

    def copy_report(self) -> None:
        """Onto the clipboard, and says so."""
        QGuiApplication.clipboard().setText(report(self._log))
        self.told.setText(self.tr("已复制；粘贴到您的报告中之前，请自己再看一遍。"))
