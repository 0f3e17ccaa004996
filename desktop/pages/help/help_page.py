"""The help: the README's user part, the keys, the log, and what the program is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QStackedWidget, QVBoxLayout, QWidget

from desktop.controls.label import Label, LabelRole
from desktop.controls.surface import Surface, lay_on
from desktop.desk.desk import Desk
from desktop.pages.help.about_view import AboutView
from desktop.pages.help.first_steps import FirstSteps
from desktop.pages.help.log_view import LogView
from desktop.pages.help.markdown_view import MarkdownView
from desktop.pages.help.shortcut_list import ShortcutList
from desktop.wording.language import language
from resources.help.reader import topics

LIST_WIDTH = 168


class HelpPage(QWidget):
    """Each signal asks the window for a place of the program. What stands behind a title is made when it is first
    chosen."""

    example_wanted = Signal()
    first_start_wanted = Signal()
    settings_wanted = Signal()

    def __init__(self, desk: Desk, log: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        lay_on(self, Surface.PAGE)
        self._desk = desk
        self._log = log
        self.title = Label(LabelRole.TITLE)
        self.list = QListWidget()
        self.list.setFixedWidth(LIST_WIDTH)
        self.list.ensurePolished()  # else its rows are laid out before the style tells how high they are
        self.stack = QStackedWidget()
        self._texts = [MarkdownView() for _ in topics("zh")]
        self._others: dict[int, QWidget] = {}
        self._lay_out()
        self.list.currentRowChanged.connect(self._show)
        self.retranslate()
        self.list.setCurrentRow(0)

    def _lay_out(self) -> None:
        self.steps = FirstSteps(self._desk)
        self.steps.example_wanted.connect(self.example_wanted)
        self.steps.first_start_wanted.connect(self.first_start_wanted)
        self.steps.server_wanted.connect(self.settings_wanted)
        first = QWidget()
        above = QVBoxLayout(first)
        above.setContentsMargins(0, 0, 0, 0)
        above.setSpacing(16)
        above.addWidget(self.steps)
        above.addWidget(self._texts[0], 1)
        self.stack.addWidget(first)
        for text in self._texts[1:]:
            self.stack.addWidget(text)
        sides = QHBoxLayout()
        sides.setSpacing(24)
        sides.addWidget(self.list)
        sides.addWidget(self.stack, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 24, 32, 16)
        column.setSpacing(16)
        column.addWidget(self.title)
        column.addLayout(sides, 1)

    def retranslate(self) -> None:
        self.title.setText(self.tr("帮助"))
        self.list.setAccessibleName(self.tr("帮助的内容"))
        spoken = topics(language())
        for text, topic in zip(self._texts, spoken, strict=True):
            text.show_text(topic.text)
            text.setAccessibleName(topic.title)
        titles = [topic.title for topic in spoken] + [self.tr("快捷键"), self.tr("日志"), self.tr("关于")]
        for row, words in enumerate(titles):
            if row < self.list.count():
                self.list.item(row).setText(words)
            else:
                self.list.addItem(words)

    def begin(self) -> None:
        """The page came into sight: the arrow keys choose a title."""
        self.list.setFocus()

    def _show(self, row: int) -> None:
        number = row - len(self._texts)
        if number < 0:
            self.stack.setCurrentIndex(row)
            return
        if number not in self._others:
            self._others[number] = self._made(number)
            self.stack.addWidget(self._others[number])
        self.stack.setCurrentWidget(self._others[number])

    def _made(self, number: int) -> QWidget:
        makers: tuple[Callable[[], QWidget], ...] = (ShortcutList, lambda: LogView(self._log), AboutView)
        return makers[number]()
