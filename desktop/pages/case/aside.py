"""What stands beside the judgment when it is opened: an article, or the similar cases."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.cards.article_panel import ArticlePanel
from desktop.desk.law_shelf import LawShelf

if TYPE_CHECKING:
    from desktop.pages.case.similar_panel import SimilarPanel
    from trainer.judgment.types import Article


class Aside(QStackedWidget):
    """One of the two in sight. ``closed``: the user wants its room back."""

    closed = Signal()

    def __init__(self, shelf: LawShelf, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.article = ArticlePanel(shelf)
        self.addWidget(self.article)
        self.article.closed.connect(self.closed)

    @cached_property
    def similar(self) -> SimilarPanel:
        """Made when it is first opened: no start waits for it."""
        from desktop.pages.case.similar_panel import SimilarPanel

        panel = SimilarPanel()
        panel.closed.connect(self.closed)
        self.addWidget(panel)
        return panel

    def open_article(self, article: Article, on: date | None) -> None:
        """As in force on a day (None: today)."""
        self.setCurrentWidget(self.article)
        self.article.open(article, on)

    def open_similar(self) -> SimilarPanel:
        """Brings the list into sight."""
        self.setCurrentWidget(self.similar)
        return self.similar
