"""The laws as a tree of 编, 章 and 节, or the articles that a search found as a list."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QTreeView, QWidget

from desktop.wording.article_words import article_words, law_words
from desktop.wording.charge_words import charges_words
from resources.law.article import CRIMINAL_LAW, Article
from resources.law.charges import charges_of
from resources.law.statutes import StatuteText
from trainer.statutes.found import Hit

_ARTICLE = Qt.ItemDataRole.UserRole
_HIT = Qt.ItemDataRole.UserRole + 1


class StatuteTree(QTreeView):
    """``chosen`` tells the article that the arrow keys or a click went to."""

    chosen = Signal(object)  # Article

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setHeaderHidden(True)
        self.setEditTriggers(QTreeView.EditTrigger.NoEditTriggers)
        self.setUniformRowHeights(True)
        self.setIndentation(16)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._leaves: dict[Article, QStandardItem] = {}
        self._rows = QStandardItemModel(self)
        self.setModel(self._rows)
        self.selectionModel().currentChanged.connect(self._tell)

    def filled(self) -> bool:
        """Whether anything has been shown."""
        return self._rows.rowCount() > 0

    def hit(self) -> Hit | None:
        """The hit in sight, where a search found it."""
        return self.currentIndex().data(_HIT) if self.currentIndex().isValid() else None

    def show_laws(self, laws: Iterable[tuple[str, Sequence[StatuteText]]]) -> None:
        """Each law by its name and its articles in their order."""
        self._clear()
        self.setRootIsDecorated(True)
        for law, texts in laws:
            self._rows.appendRow(_branch(law, texts, self._leaves))

    def show_found(self, hits: Sequence[Hit], keep: Article | None = None) -> None:
        """What a search found; ``keep`` stays chosen where it is among it, else the first is chosen."""
        self._clear()
        self.setRootIsDecorated(False)
        for hit in hits:
            self._rows.appendRow(_found(hit))
        if hits:
            kept = next((row for row, hit in enumerate(hits) if hit.article == keep), 0)
            self.setCurrentIndex(self._rows.index(kept, 0))

    def go(self, rows: int) -> bool:
        """So many articles on in what was found, as far as there are any. False where nothing moved."""
        at = self.currentIndex().row() if self.currentIndex().isValid() else -1
        wanted = max(0, min(self._rows.rowCount() - 1, at + rows))
        if self.hit() is None or wanted == at:
            return False
        self.setCurrentIndex(self._rows.index(wanted, 0))
        return True

    def open_first(self) -> None:
        """Opens the first law, where no article is to be shown."""
        self.expand(self._rows.index(0, 0))

    def select(self, article: Article) -> None:
        """Goes to an article, where the tree has it."""
        found = self._leaves.get(article.whole())
        if found is not None:
            self.setCurrentIndex(found.index())
            self.scrollTo(found.index(), QTreeView.ScrollHint.PositionAtCenter)

    def _clear(self) -> None:
        # The selection model would tell of rows that are being taken away.
        self.selectionModel().blockSignals(True)
        self._leaves.clear()
        self._rows.clear()
        self.selectionModel().blockSignals(False)

    def _tell(self, index: QModelIndex) -> None:
        article = index.data(_ARTICLE)
        if article is not None:
            self.chosen.emit(article)


def _branch(law: str, texts: Sequence[StatuteText], leaves: dict[Article, QStandardItem]) -> QStandardItem:
    """A law with its 编, 章 and 节; enters every article into ``leaves``."""
    root = QStandardItem(law_words(law))
    open_branches: list[tuple[str, QStandardItem]] = []
    for text in texts:
        path = [name for name in (text.part, text.chapter, text.section) if name]
        path = [name for position, name in enumerate(path) if position == 0 or name != path[position - 1]]
        while open_branches and [name for name, _ in open_branches] != path[: len(open_branches)]:
            open_branches.pop()
        for name in path[len(open_branches) :]:
            branch = QStandardItem(name)
            (open_branches[-1][1] if open_branches else root).appendRow(branch)
            open_branches.append((name, branch))
        leaf = _leaf(text, text.article)
        leaves[text.article] = leaf
        (open_branches[-1][1] if open_branches else root).appendRow(leaf)
    return root


def _found(hit: Hit) -> QStandardItem:
    item = _leaf(hit.text, hit.article, whole_law=True)
    item.setData(hit, _HIT)
    return item


def _leaf(text: StatuteText, article: Article, *, whole_law: bool = False) -> QStandardItem:
    """The article's number, the charges it defines, and how it begins."""
    defined = charges_of(article.number, article.sub) if article.law == CRIMINAL_LAW else ()
    names = charges_words(rule.name for rule in defined[:3] if rule.abolished is None)
    opening = text.text.replace("\n", "")[:40]
    parts = (article_words(article, whole_law=whole_law), names, opening)
    item = QStandardItem("　".join(part for part in parts if part))
    item.setData(article, _ARTICLE)
    item.setToolTip(text.text[:400])
    return item
