"""The page of the statutes: the articles, and the time limits of procedure."""

from __future__ import annotations

from datetime import date
from functools import cached_property

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.controls.button import Button, ButtonRole
from desktop.controls.label import Label, LabelRole
from desktop.controls.surface import Surface, lay_on
from desktop.desk.law_shelf import LawShelf
from desktop.pages.statutes.articles_pane import ArticlesPane
from desktop.pages.statutes.deadlines_pane import DeadlinesPane
from desktop.wording.message_words import message_words
from resources.law.article import Article
from resources.messages.law_day import law_day


class StatutesPage(QWidget):
    """Two views of which one is in sight."""

    def __init__(self, shelf: LawShelf, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        lay_on(self, Surface.PAGE)
        self.title = Label(LabelRole.TITLE)
        self.to_articles = Button(ButtonRole.QUIET)
        self.to_deadlines = Button(ButtonRole.QUIET)
        self.law_day = Label(LabelRole.FAINT)
        self.articles = ArticlesPane(shelf)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.articles)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.title)
        head.addSpacing(16)
        for button, view in ((self.to_articles, self.show_articles), (self.to_deadlines, self.show_deadlines)):
            button.setCheckable(True)
            button.clicked.connect(view)
            head.addWidget(button)
        head.addStretch()
        head.addWidget(self.law_day)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(self.stack, 1)
        self._mark()
        self.retranslate()

    @cached_property
    def deadlines(self) -> DeadlinesPane:
        """Made when it is first wanted."""
        pane = DeadlinesPane()
        pane.article_wanted.connect(self.open)
        self.stack.addWidget(pane)
        return pane

    def retranslate(self) -> None:
        self.title.setText(self.tr("法条"))
        self.law_day.setText(message_words(law_day()))
        self.to_articles.say(self.tr("条文"), hint=self.tr("刑法和刑事诉讼法的条文"))
        self.to_deadlines.say(self.tr("期限计算"), hint=self.tr("刑事诉讼期限：从哪天起，到哪天止"))

    def begin(self) -> None:
        """The page came into sight."""
        if self.stack.currentWidget() is self.articles:
            self.articles.begin()
        else:
            self.deadlines.begin()

    def open(self, article: Article, on: date | None = None) -> None:
        """Goes to an article."""
        self.stack.setCurrentWidget(self.articles)
        self._mark()
        self.articles.open(article, on)

    def show_articles(self) -> None:
        """Brings the articles into sight."""
        self.stack.setCurrentWidget(self.articles)
        self._mark()
        self.articles.begin()

    def show_deadlines(self) -> None:
        """Brings the time limits into sight."""
        self.stack.setCurrentWidget(self.deadlines)
        self._mark()
        self.deadlines.begin()

    def _mark(self) -> None:
        here = self.stack.currentWidget() is self.articles
        self.to_articles.setChecked(here)
        self.to_deadlines.setChecked(not here)
