"""The article beside the card, as of the act's date."""

from __future__ import annotations

from datetime import date
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.controls.button import Button, ButtonRole
from desktop.controls.card import Card
from desktop.controls.label import Label, LabelRole
from desktop.desk.law_shelf import LawShelf

if TYPE_CHECKING:
    from desktop.controls.statute_view import StatuteView
    from resources.law.statutes import Statutes
    from trainer.judgment.types import Article


class ArticlePanel(Card):
    """Hidden until an article is opened; ``browsed`` asks for the statutes page."""

    closed = Signal()
    browsed = Signal(object)  # Article

    def __init__(self, shelf: LawShelf, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shelf = shelf
        self._article: Article | None = None
        self._day: date | None = None
        self.heading = Label(LabelRole.FAINT)
        self.browse = Button(ButtonRole.QUIET, "statutes")
        self.copy = Button(ButtonRole.QUIET, "copy")
        self.close_button = Button(ButtonRole.QUIET, "close")
        head = QHBoxLayout()
        head.setSpacing(0)
        head.addWidget(self.heading, 1)
        head.addWidget(self.browse)
        head.addWidget(self.copy)
        head.addWidget(self.close_button)
        self._column = self.column(padding=(20, 8, 8, 8))
        self._column.addLayout(head)
        self.close_button.clicked.connect(self.closed)
        self.copy.clicked.connect(self._copy)
        self.browse.clicked.connect(lambda: self.browsed.emit(self._article))
        self.retranslate()

    @cached_property
    def view(self) -> StatuteView:
        """Made with the first article that is opened."""
        from desktop.controls.statute_view import StatuteView

        view = StatuteView()
        view.day_wanted.connect(self._open_on)
        self._column.addWidget(view, 1)
        return view

    def retranslate(self) -> None:
        self.heading.setText(self.tr("条文"))
        self.browse.say("", self.tr("在法条页打开"), self.tr("在法条页打开"))
        self.copy.say("", self.tr("复制条文"), self.tr("复制条文"))
        self.close_button.say("", self.tr("关闭条文"), self.tr("关闭（Esc）"))

    def open(self, article: Article, on: date | None) -> None:
        """Shows the article as in force on a day (None: today)."""
        self._article, self._day = article, on
        self._shelf.with_statutes(lambda statutes: self.view.show_article(statutes, article, on), self._problem)

    def _open_on(self, day: date) -> None:
        if self._article is not None:
            self.open(self._article, day)

    def _problem(self, message: str) -> None:
        self.view.show_problem(message)

    def _copy(self) -> None:
        if self._article is not None:
            self._shelf.with_statutes(partial(self._copy_from, self._article), self._problem)

    def _copy_from(self, article: Article, statutes: Statutes) -> None:
        from desktop.wording.language import language
        from resources.messages.statute_words import copied_words

        text = statutes.article(article.whole(), self._day)
        if text is not None:
            QGuiApplication.clipboard().setText(copied_words(text, article, language()))
