"""What is said above the pages: news until it is closed; and for as long as it is so, that nothing can be saved, and
that a demonstration model is in use."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.controls.notice import Notice
from desktop.desk.desk import Desk


class Notices(QWidget):
    """``models_wanted`` asks for the page where another model can be chosen."""

    models_wanted = Signal()

    def __init__(self, desk: Desk, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._folder = folder
        self._say_news: Callable[[], str] = str
        self.demonstration = Notice("info", closable=False)
        self._other_model = self.demonstration.add_action(self.models_wanted.emit)
        self.demonstration.hide()
        self.unsaved = Notice("warning", closable=False)
        self.unsaved.hide()
        self.news = Notice("info")
        self.news.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 8, 24, 0)
        column.setSpacing(4)
        column.addWidget(self.unsaved)
        column.addWidget(self.demonstration)
        column.addWidget(self.news)
        self.news.closed.connect(self._fit)
        desk.chosen.connect(self._show_demonstration)
        desk.saving.changed.connect(self._show_unsaved)
        self.retranslate()
        self._show_unsaved()

    def retranslate(self) -> None:
        self.demonstration.message.setText(self.tr("内置演示模型：只用来试用流程，罪名与刑期都不可靠。"))
        self._other_model.say(self.tr("换用正式模型"))
        self.unsaved.message.setText(
            self.tr("数据文件夹 {path} 不能写入：设置、草稿和历史不会保存。请检查磁盘空间与权限。").format(
                path=self._folder
            )
        )
        self.news.message.setText(self._say_news())

    def tell(self, say: Callable[[], str]) -> None:
        """One message, until it is closed or another comes; asked for again in another language."""
        self._say_news = say
        self.news.message.setText(say())
        self.news.show()
        self._fit()

    def _show_demonstration(self) -> None:
        model = self._desk.model
        self.demonstration.setVisible(model is not None and model.demonstration)
        self._fit()

    def _fit(self) -> None:
        """Without a word there is no strip either."""
        self.setHidden(all(each.isHidden() for each in (self.unsaved, self.demonstration, self.news)))

    def _show_unsaved(self) -> None:
        self.unsaved.setVisible(not self._desk.saving.works)
        self._fit()
