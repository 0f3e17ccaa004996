"""What became of an export: a strip below the head of the pane, in place of a dialog."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from time import monotonic

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.controls.notice import Notice

_SILENT = 1.0
"""Seconds in which nothing is said: most documents are done sooner."""


class ExportNews(QWidget):
    """Hidden while there is nothing to say. ``stop`` is the button that ends what takes long."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._begun = 0.0
        self._file = Path()
        self._words: Callable[[], str] = str
        self.notice = Notice("export")
        self.stop = self.notice.add_action(lambda: None)
        self.open = self.notice.add_action(lambda: _open(self._file))
        self.folder = self.notice.add_action(lambda: _open(self._file.parent))
        self.notice.close_button.clicked.connect(self.hide)
        row = QVBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.notice)
        self.retranslate()
        self.hide()

    def retranslate(self) -> None:
        self.notice.retranslate()
        self.notice.message.setText(self._words())
        self.stop.say(self.tr("停止"), hint=self.tr("不再导出，什么都不写"))
        self.open.say(self.tr("打开"), self.tr("打开导出的文件"))
        self.folder.say(self.tr("打开文件夹"), self.tr("打开文件所在的文件夹"))

    def words(self) -> str:
        """What is said; "" while nothing is."""
        return "" if self.isHidden() else self.notice.message.text()

    def begin(self) -> None:
        """Something is being made; nothing is said yet."""
        self._begun = monotonic()
        self.hide()

    def show_progress(self, done: int, of: int) -> None:
        """Once it takes longer than a moment."""
        if monotonic() - self._begun < _SILENT:
            return

        def words() -> str:
            return self.tr("正在导出：{done} / {of}").format(done=done, of=of) if of else self.tr("正在导出……")

        self._say(words, stop=True)

    def show_written(self, file: Path) -> None:
        """Where it is, and the ways there."""
        self._file = file
        self._say(lambda: self.tr("已导出到“{name}”。").format(name=file.name), file=True)
        self.notice.message.setToolTip(str(file))

    def show_copied(self) -> None:
        """That it is on the clipboard."""
        self._say(lambda: self.tr("已复制，可以粘贴到 Word、WPS 或邮件中。"))

    def show_problem(self, words: str) -> None:
        """Why there is no file, and what to do."""
        self._say(lambda: words)

    def _say(self, words: Callable[[], str], *, stop: bool = False, file: bool = False) -> None:
        self._words = words
        self.notice.message.setText(words())
        self.notice.message.setToolTip("")
        self.stop.setVisible(stop)
        self.open.setVisible(file)
        self.folder.setVisible(file)
        self.notice.close_button.setHidden(stop)
        self.notice.show()
        self.show()


def _open(path: Path) -> None:
    """With the program that the system has for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
