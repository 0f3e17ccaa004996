"""The two laws as a tree, a search over all articles, and the article to read."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.controls.label import Label, LabelRole
from desktop.controls.native_keys import native_keys
from desktop.controls.search_line import SearchLine
from desktop.controls.single_shot import single_shot
from desktop.desk.law_shelf import LawShelf
from desktop.pages.statutes.article_reader import ArticleReader
from desktop.pages.statutes.found_words import found_words
from desktop.pages.statutes.statute_tree import StatuteTree
from desktop.pages.statutes.two_sides import lay_out_sides
from resources.law.article import CRIMINAL_LAW, Article
from resources.law.statutes import PROCEDURE_LAW, Statutes
from trainer.statutes.found import Found
from trainer.statutes.index import StatuteIndex

SEARCH_AFTER_MS = 150


class ArticlesPane(QWidget):
    """Typing searches. Enter goes from one marked place to the next, through all articles that were found;
    the arrow keys go from article to article. ``read`` tells what is in sight."""

    read = Signal(object)  # Article

    def __init__(self, shelf: LawShelf, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shelf = shelf
        self._article: Article | None = None
        self._index: StatuteIndex | None = None
        self._index_of: date | None = None
        self._found = Found()
        self._searched = self._entered = ""
        self.search = SearchLine()
        self.found = Label(LabelRole.FAINT, wrap=True)
        self.tree = StatuteTree()
        self.reader = ArticleReader()
        self._soon = single_shot(self, SEARCH_AFTER_MS, self._fill)
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        list_side = QWidget()
        column = QVBoxLayout(list_side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.search)
        column.addWidget(self.found)
        column.addWidget(self.tree, 1)
        lay_out_sides(self, list_side, self.reader)

    def _connect(self) -> None:
        self.search.textChanged.connect(lambda _text: self._soon.start())
        self.search.place_wanted.connect(self._go_to_place)
        self.search.row_wanted.connect(self._go_to_row)
        self.tree.chosen.connect(self._choose)
        self.tree.activated.connect(lambda _index: self.reader.view.setFocus(Qt.FocusReason.TabFocusReason))
        self.reader.day.changed.connect(self._day_changed)
        self.reader.charge_wanted.connect(self._search_for)
        self.reader.pointed.connect(self._tell_found)
        for key, does in (
            (QKeySequence(QKeySequence.StandardKey.Find), self.start_typing),
            (QKeySequence("F3"), lambda: self._go_to_place(1)),
            (QKeySequence("Shift+F3"), lambda: self._go_to_place(-1)),
        ):
            shortcut = QShortcut(key, self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(does)

    def retranslate(self) -> None:
        self.search.setPlaceholderText(self.tr("条号、罪名、简称或词语，例如 264、67.3、刑诉法15、帮信、扒窃"))
        self.search.setAccessibleName(native_keys(self.tr("查找条文（Ctrl+F；回车到下一处，方向键换条文）")))
        self.search.setToolTip(self.tr("回车到下一处，Shift+回车到上一处，上下键换条文"))
        self.tree.setAccessibleName(self.tr("法律目录"))
        if self._article is None:
            self.reader.view.show_problem(self.tr("从左侧选一条，或输入条号、罪名、简称、词语查找。"))
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
        self._article = article
        self.reader.day.set_value(on)
        self._fill()

    def start_typing(self) -> None:
        """The focus to the search, ready to be typed over."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _search_for(self, words: str) -> None:
        self.search.setText(words)
        self._search_now()

    def _day_changed(self) -> None:
        if self.reader.day.wrong():
            return
        if self.search.text().strip():
            self._soon.start()  # what is found is the law of the day
        self._show()

    def _fill(self) -> None:
        self._soon.stop()
        self._shelf.with_statutes(self._fill_from, self.reader.view.show_problem)

    def _fill_from(self, statutes: Statutes) -> None:
        typed, before = self.search.text(), self._searched
        self._searched = typed
        if typed.strip():
            self._found = self._index_on(statutes).find(typed)
            self.tree.show_found(self._found.hits, self._article if typed == before else None)
            self._tell_found()
            return
        self._found = Found()
        self.found.tell("")
        self.tree.show_laws((law, statutes.articles(law)) for law in (CRIMINAL_LAW, PROCEDURE_LAW))
        if self._article is None:
            self.tree.open_first()
        else:
            self.tree.select(self._article)
            self._show()

    def _index_on(self, statutes: Statutes) -> StatuteIndex:
        day = self.reader.day.value()
        if self._index is None or self._index_of != day:
            self._index, self._index_of = StatuteIndex(statutes, day), day
        return self._index

    def _tell_found(self) -> None:
        place = (self.reader.at + 1, len(self.reader.view.marks)) if self.reader.at is not None else None
        self.found.tell(found_words(self._found, place) if self._searched.strip() else "")

    def _search_now(self) -> bool:
        """Searches for what stands there, where that is not done yet."""
        if self.search.text() == self._searched and not self._soon.isActive():
            return False
        self._fill()
        return True

    def _go_to_place(self, step: int) -> None:
        self._search_now()
        first, self._entered = self._searched != self._entered, self._searched
        # The first Enter after what was typed says yes to the first article found: a number has no place in it.
        if self.reader.step(step) or first or not self._searched.strip():
            return
        if self.tree.go(step):
            self.reader.step(step)

    def _go_to_row(self, rows: int) -> None:
        if not self._search_now():
            self.tree.go(rows)

    def _choose(self, article: Article) -> None:
        if self._article is None or self._article.whole() != article or self.tree.hit() is not None:
            self._article = article
        self._show()

    def _show(self) -> None:
        article = self._article
        if article is None or self.reader.day.wrong():
            return
        hit = self.tree.hit()
        marks = hit.marks if hit is not None and hit.article == article else ()
        self._shelf.with_statutes(
            lambda statutes: self.reader.show_article(statutes, article, marks), self.reader.view.show_problem
        )
        self._tell_found()
        self.read.emit(article)
