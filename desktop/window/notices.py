"""What is said above the pages: news until it is closed; and for as long as it is so, that nothing can be saved, and
that a demonstration model is in use."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import Literal

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
        self._says: list[Callable[[], object]] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(24, 8, 24, 0)
        self._column.setSpacing(4)
        desk.chosen.connect(self._show_demonstration)
        desk.saving.changed.connect(self._show_unsaved)
        self._show_unsaved()

    @cached_property
    def unsaved(self) -> Notice:
        """Stands above the others. Each is made when there is something to say: no start waits for it."""
        notice = Notice("warning", closable=False)

        def say() -> None:
            form = self.tr("数据文件夹 {path} 不能写入：设置、草稿和历史不会保存。请检查磁盘空间与权限。")
            notice.message.setText(form.format(path=self._folder))

        return self._add(0, notice, say)

    @cached_property
    def demonstration(self) -> Notice:
        """Only a model for trying out is in use."""
        notice = Notice("info", closable=False)
        other = notice.add_action(self.models_wanted.emit)

        def say() -> None:
            notice.message.setText(self.tr("内置演示模型：只用来试用流程，罪名与刑期都不可靠。"))
            other.say(self.tr("换用正式模型"))

        return self._add(int("unsaved" in self.__dict__), notice, say)

    @cached_property
    def news(self) -> Notice:
        """What was told last."""
        notice = Notice("info")
        notice.closed.connect(self._fit)
        return self._add(self._column.count(), notice, lambda: notice.message.setText(self._say_news()))

    def _add(self, place: int, notice: Notice, say: Callable[[], object]) -> Notice:
        notice.hide()
        self._column.insertWidget(place, notice)
        self._says.append(say)
        say()
        return notice

    def retranslate(self) -> None:
        for say in self._says:
            say()

    def tell(self, say: Callable[[], str]) -> None:
        """One message, until it is closed or another comes; asked for again in another language."""
        self._say_news = say
        self.news.message.setText(say())
        self.news.show()
        self._fit()

    def untell(self, say: Callable[[], str]) -> None:
        """That message is no longer true; another that came since stays."""
        if self._say_news is say:
            self.news.hide()
            self._fit()

    def _show_demonstration(self) -> None:
        model = self._desk.model
        self._show("demonstration", model is not None and model.demonstration)

    def _show_unsaved(self) -> None:
        self._show("unsaved", not self._desk.saving.works)

    def _show(self, name: Literal["demonstration", "unsaved"], shown: bool) -> None:
        if shown or name in self.__dict__:
            notice = self.demonstration if name == "demonstration" else self.unsaved
            notice.setVisible(shown)
        self._fit()

    def _fit(self) -> None:
        """Without a word there is no strip either."""
        self.setHidden(all(notice.isHidden() for notice in self.findChildren(Notice)))
