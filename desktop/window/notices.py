"""What is said above the pages: news until it is closed, and that a demonstration model is in use."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.controls.notice import Notice
from desktop.desk.desk import Desk


class Notices(QWidget):
    """``models_wanted`` asks for the page where another model can be chosen."""

    models_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._say_news: Callable[[], str] = str
        self.demonstration = Notice("info", closable=False)
        self._other_model = self.demonstration.add_action(self.models_wanted.emit)
        self.demonstration.hide()
        self.news = Notice("info")
        self.news.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 8, 24, 0)
        column.setSpacing(4)
        column.addWidget(self.demonstration)
        column.addWidget(self.news)
        self.news.closed.connect(self._fit)
        desk.chosen.connect(self._show_demonstration)
        desk.settings_changed.connect(self._warn_of_settings)
        self.retranslate()
        self._fit()

    def retranslate(self) -> None:
        self.demonstration.message.setText(self.tr("内置演示模型：只用来试用流程，罪名与刑期都不可靠。"))
        self._other_model.say(self.tr("换用正式模型"))
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
        self.setVisible(not (self.demonstration.isHidden() and self.news.isHidden()))

    def _warn_of_settings(self) -> None:
        if self._desk.settings_not_saved:
            self.tell(lambda: self.tr("设置没有保存成功：请检查磁盘空间与文件夹权限。本次运行中仍然有效。"))
