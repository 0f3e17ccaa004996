"""The page of the statutes: the two laws as a tree, a search over all articles, and the article to read."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeySequence, QShortcut, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSplitter, QTreeView, QVBoxLayout, QWidget

from desktop.controls.card import Card
from desktop.controls.date_field import DateField
from desktop.controls.label import Label, LabelRole
from desktop.controls.single_shot import single_shot
from desktop.controls.statute_view import StatuteView
from desktop.controls.surface import Surface, lay_on
from desktop.desk.law_shelf import LawShelf
from desktop.wording.article_words import article_words, law_words
from resources.law.article import Article
from resources.law.statutes import CRIMINAL_LAW, PROCEDURE_LAW, Statutes, StatuteText

SEARCH_AFTER_MS = 150
_ARTICLE = Qt.ItemDataRole.UserRole


class StatutesPage(QWidget):
    """Typing searches, the arrow keys walk through the list, Enter goes to the text."""

    def __init__(self, shelf: LawShelf, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        lay_on(self, Surface.PAGE)
        self._shelf = shelf
        self._article: Article | None = None
        self._leaves: dict[Article, QStandardItem] = {}
        self.title = Label(LabelRole.TITLE)
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(True)
        self.found = Label(LabelRole.FAINT)
        self.tree = QTreeView()
        self.tree.setHeaderHidden(True)
        self.tree.setEditTriggers(QTreeView.EditTrigger.NoEditTriggers)
        self.tree.setUniformRowHeights(True)
        self.tree.setIndentation(16)
        self.tree.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.model = QStandardItemModel(self)
        self.tree.setModel(self.model)
        self.day_label = Label(LabelRole.SOFT)
        self.day = DateField()
        self.view = StatuteView()
        self._soon = single_shot(self, SEARCH_AFTER_MS, self._fill)
        self._lay_out()
        self.search.textChanged.connect(lambda _text: self._soon.start())
        self.search.returnPressed.connect(self._first)
        self.tree.selectionModel().currentChanged.connect(self._chosen)
        self.tree.activated.connect(lambda _index: self.view.setFocus(Qt.FocusReason.TabFocusReason))
        self.day.changed.connect(self._show)
        self.view.day_wanted.connect(self.day.set_value)
        find = QShortcut(QKeySequence.StandardKey.Find, self)
        find.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        find.activated.connect(self._find)
        self.retranslate()

    def _lay_out(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.title)
        column.addWidget(self.search)
        column.addWidget(self.found)
        column.addWidget(self.tree, 1)
        right = QWidget()
        reading = QVBoxLayout(right)
        reading.setContentsMargins(0, 0, 0, 0)
        reading.setSpacing(16)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addStretch()
        head.addWidget(self.day_label)
        head.addWidget(self.day)
        reading.addLayout(head)
        paper = Card()
        paper.column(padding=(32, 24, 16, 16)).addWidget(self.view)
        reading.addWidget(paper, 1)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(32)
        left.setMinimumWidth(280)
        right.setMinimumWidth(360)
        split.addWidget(left)
        split.addWidget(right)
        split.setStretchFactor(0, 2)
        split.setStretchFactor(1, 3)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 16, 24, 16)
        outer.addWidget(split)

    def retranslate(self) -> None:
        self.title.setText(self.tr("法条"))
        self.search.setPlaceholderText(self.tr("条号或词语，例如 264、133之一、扒窃"))
        self.search.setAccessibleName(self.tr("查找条文（Ctrl+F）"))
        self.tree.setAccessibleName(self.tr("法律目录"))
        self.day_label.setText(self.tr("按此日的文本"))
        self.day.say(self.tr("今天"), self.tr("显示这一天施行的文本，例如 2015-06-01；不填为今天"))
        if self._article is None:
            self.view.show_problem(self.tr("从左侧选一条，或输入条号、词语查找。回车到列表，方向键逐条阅读。"))
        if self.model.rowCount():
            self._fill()

    def begin(self) -> None:
        """The page came into sight: reads the laws where they are not read yet."""
        if not self.model.rowCount():
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
        self.tree.selectionModel().blockSignals(True)
        self._leaves.clear()
        self.model.clear()
        self.tree.selectionModel().blockSignals(False)
        if words:
            hits = statutes.search(words, limit=200)
            for text in hits:
                self.model.appendRow(_leaf(text, whole_law=True))
            self.found.setText(self.tr("找到 {count} 条").format(count=len(hits)))
            self.tree.setRootIsDecorated(False)
            if hits:
                self.tree.setCurrentIndex(self.model.index(0, 0))
            return
        self.tree.setRootIsDecorated(True)
        self.found.setText("")
        for law in (CRIMINAL_LAW, PROCEDURE_LAW):
            self.model.appendRow(_branch(law, statutes, self._leaves))
        if self._article is not None:
            self._select(self._article)
        else:
            self.tree.expand(self.model.index(0, 0))

    def _select(self, article: Article) -> None:
        found = self._leaves.get(article.whole())
        if found is not None:
            self.tree.setCurrentIndex(found.index())
            self.tree.scrollTo(found.index(), QTreeView.ScrollHint.PositionAtCenter)
        self._show()

    def _first(self) -> None:
        self._soon.stop()
        self._fill()
        self.tree.setFocus(Qt.FocusReason.TabFocusReason)

    def _chosen(self, index: QModelIndex) -> None:
        article = index.data(_ARTICLE)
        if article is not None and (self._article is None or self._article.whole() != article):
            self._article = article
        if article is not None:
            self._show()

    def _show(self) -> None:
        article = self._article
        if article is not None and not self.day.wrong():
            self._shelf.with_statutes(
                lambda statutes: self.view.show_article(statutes, article, self.day.value()), self.view.show_problem
            )


def _branch(law: str, statutes: Statutes, leaves: dict[Article, QStandardItem]) -> QStandardItem:
    """A law with its 编, 章 and 节; enters every article into ``leaves``."""
    root = QStandardItem(law_words(law))
    open_branches: list[tuple[str, QStandardItem]] = []
    for text in statutes.articles(law):
        path = [name for name in (text.part, text.chapter, text.section) if name]
        path = [name for position, name in enumerate(path) if position == 0 or name != path[position - 1]]
        while open_branches and [name for name, _ in open_branches] != path[: len(open_branches)]:
            open_branches.pop()
        for name in path[len(open_branches) :]:
            branch = QStandardItem(name)
            (open_branches[-1][1] if open_branches else root).appendRow(branch)
            open_branches.append((name, branch))
        leaf = _leaf(text)
        leaves[text.article] = leaf
        (open_branches[-1][1] if open_branches else root).appendRow(leaf)
    return root


def _leaf(text: StatuteText, *, whole_law: bool = False) -> QStandardItem:
    opening = text.text.replace("\n", "")[:40]
    item = QStandardItem(f"{article_words(text.article, whole_law=whole_law)}　{opening}")
    item.setData(text.article, _ARTICLE)
    item.setToolTip(text.text[:400])
    return item
