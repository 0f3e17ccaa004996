"""The page of the statutes: the two laws as a tree, a search over all articles, and the article to read."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSplitter, QVBoxLayout, QWidget

from desktop.controls.card import Card
from desktop.controls.date_field import DateField
from desktop.controls.label import Label, LabelRole
from desktop.controls.single_shot import single_shot
from desktop.controls.statute_view import StatuteView
from desktop.controls.surface import Surface, lay_on
from desktop.desk.law_shelf import LawShelf
from desktop.pages.statutes.statute_tree import StatuteTree
from desktop.wording.message_words import message_words
from resources.law.article import CRIMINAL_LAW, Article
from resources.law.statutes import PROCEDURE_LAW, Statutes
from resources.messages.law_day import law_day
from trainer.statutes.index import StatuteIndex

SEARCH_AFTER_MS = 150


class StatutesPage(QWidget):
    """Typing searches, the arrow keys walk through the list, Enter goes to the text."""

    def __init__(self, shelf: LawShelf, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        lay_on(self, Surface.PAGE)
        self._shelf = shelf
        self._article: Article | None = None
        self.title = Label(LabelRole.TITLE)
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(True)
        self.found = Label(LabelRole.FAINT)
        self.tree = StatuteTree()
        self.law_day = Label(LabelRole.FAINT)
        self.day_label = Label(LabelRole.SOFT)
        self.day = DateField()
        self.view = StatuteView()
        self._soon = single_shot(self, SEARCH_AFTER_MS, self._fill)
        self._lay_out()
        self.search.textChanged.connect(lambda _text: self._soon.start())
        self.search.returnPressed.connect(self._first)
        self.tree.chosen.connect(self._choose)
        self.tree.activated.connect(lambda _index: self.view.setFocus(Qt.FocusReason.TabFocusReason))
        self.day.changed.connect(self._show)
        self.view.day_wanted.connect(self.day.set_value)
        find = QShortcut(QKeySequence.StandardKey.Find, self)
        find.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        find.activated.connect(self._find)
        self.retranslate()

    def _lay_out(self) -> None:
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(32)
        for side, least, stretch in ((self._list_side(), 280, 2), (self._reading_side(), 360, 3)):
            side.setMinimumWidth(least)
            split.addWidget(side)
            split.setStretchFactor(split.indexOf(side), stretch)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 16, 24, 16)
        outer.addWidget(split)

    def _list_side(self) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in (self.title, self.search, self.found):
            column.addWidget(widget)
        column.addWidget(self.tree, 1)
        column.addWidget(self.law_day)
        return side

    def _reading_side(self) -> QWidget:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addStretch()
        head.addWidget(self.day_label)
        head.addWidget(self.day)
        paper = Card()
        paper.column(padding=(32, 24, 16, 16)).addWidget(self.view)
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addLayout(head)
        column.addWidget(paper, 1)
        return side

    def retranslate(self) -> None:
        self.title.setText(self.tr("法条"))
        self.search.setPlaceholderText(self.tr("条号或词语，例如 264、133之一、扒窃"))
        self.search.setAccessibleName(self.tr("查找条文（Ctrl+F）"))
        self.tree.setAccessibleName(self.tr("法律目录"))
        self.law_day.setText(message_words(law_day()))
        self.day_label.setText(self.tr("按此日的文本"))
        self.day.say(self.tr("今天"), self.tr("显示这一天施行的文本，例如 2015-06-01；不填为今天"))
        if self._article is None:
            self.view.show_problem(self.tr("从左侧选一条，或输入条号、词语查找。回车到列表，方向键逐条阅读。"))
        if self.tree.filled():
            self._fill()

    def begin(self) -> None:
        """The page came into sight: reads the laws where they are not read yet."""
        if not self.tree.filled():
            self._fill()
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def open(self, article: Article, on: date | None = None) -> None:
        """Goes to an article."""
        self.search.clear()
        self._soon.stop()
        self.day.set_value(on)
        self._article = article
        self._fill()

    def _find(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _fill(self) -> None:
        self._shelf.with_statutes(self._fill_from, self.view.show_problem)

    def _fill_from(self, statutes: Statutes) -> None:
        words = self.search.text().strip()
        if words:
            found = StatuteIndex(statutes).find(words)
            self.found.setText(self.tr("找到 {count} 条").format(count=found.count))
            self.tree.show_found([hit.text for hit in found.hits])
            return
        self.found.setText("")
        self.tree.show_laws((law, statutes.articles(law)) for law in (CRIMINAL_LAW, PROCEDURE_LAW))
        if self._article is None:
            self.tree.open_first()
        else:
            self.tree.select(self._article)
            self._show()

    def _first(self) -> None:
        self._soon.stop()
        self._fill()
        self.tree.setFocus(Qt.FocusReason.TabFocusReason)

    def _choose(self, article: Article) -> None:
        if self._article is None or self._article.whole() != article:
            self._article = article
        self._show()

    def _show(self) -> None:
        article = self._article
        if article is not None and not self.day.wrong():
            self._shelf.with_statutes(
                lambda statutes: self.view.show_article(statutes, article, self.day.value()), self.view.show_problem
            )
