"""The reading side: the day, the article as of that day, what stands under it, and the way to copy it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.controls.button import Button, ButtonRole
from desktop.controls.card import Card
from desktop.controls.date_field import DateField
from desktop.controls.label import Label, LabelRole
from desktop.controls.statute_view import StatuteView
from desktop.pages.statutes.article_notes import ArticleNotes
from desktop.wording.article_words import article_words
from desktop.wording.language import language
from resources.law.article import Article
from resources.law.statutes import Statutes, StatuteText
from resources.messages.statute_words import copied_words
from trainer.statutes.found import Mark


class ArticleReader(QWidget):
    """``charge_wanted`` asks to search for a charge; ``pointed`` tells that another marked place is pointed at."""

    charge_wanted = Signal(str)
    pointed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.at: int | None = None  # which of the view's marks is pointed at
        self._article: Article | None = None
        self._text: StatuteText | None = None
        self.copy = Button(ButtonRole.QUIET, "copy")
        self.copy_part = Button(ButtonRole.QUIET, "copy")
        self.day_label = Label(LabelRole.SOFT)
        self.day = DateField()
        self.view = StatuteView()
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.copy)
        head.addWidget(self.copy_part)
        head.addStretch()
        head.addWidget(self.day_label)
        head.addWidget(self.day)
        paper = Card()
        paper.column(padding=(32, 24, 16, 16)).addWidget(self.view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addLayout(head)
        column.addWidget(paper, 1)
        self.view.day_wanted.connect(self.day.set_value)
        self.copy.clicked.connect(lambda: self._copy(whole=True))
        self.copy_part.clicked.connect(lambda: self._copy(whole=False))
        keys = QShortcut(QKeySequence("Ctrl+Shift+C"), self)
        keys.activated.connect(lambda: self._copy(whole=False))
        self.retranslate()

    def retranslate(self) -> None:
        self.day_label.setText(self.tr("按此日的文本"))
        self.day.say(self.tr("今天"), self.tr("显示这一天施行的文本，例如 2015-06-01；不填为今天"))
        self._offer_copies()

    def show_article(self, statutes: Statutes, article: Article, marks: Sequence[Mark] = ()) -> None:
        """As of the day that is chosen."""
        day = self.day.value()
        self.at = None
        self._article, self._text = article, statutes.article(article.whole(), day)
        self.view.show_article(statutes, article, day, marks, lambda: self._notes(article))
        self._offer_copies()

    def step(self, by: int) -> bool:
        """Points at the next marked place, or the one before. False where there is none any more."""
        count = len(self.view.marks)
        at = (0 if by > 0 else count - 1) if self.at is None else self.at + by
        if not 0 <= at < count:
            return False
        self.at = at
        self.view.point(at)
        self.pointed.emit()
        return True

    def _notes(self, article: Article) -> QWidget:
        notes = ArticleNotes(article.whole(), self.day.value())
        notes.charge_wanted.connect(self.charge_wanted)
        return notes

    def _offer_copies(self) -> None:
        article = self._article
        self.copy.setVisible(self._text is not None)
        for button in (self.copy, self.copy_part):
            button.say(self.tr("复制"), self.tr("复制本条，带出处和日期"), self.tr("复制本条，带出处和日期"))
        part = article is not None and article != article.whole() and self._text is not None
        self.copy_part.setVisible(part)
        if article is not None and part:
            name = article_words(article)
            self.copy_part.say(self.tr("复制{part}").format(part=name), hint=self.tr("Ctrl+Shift+C，带出处和日期"))

    def _copy(self, *, whole: bool) -> None:
        if self._text is not None and self._article is not None:
            article = self._article.whole() if whole else self._article
            QGuiApplication.clipboard().setText(copied_words(self._text, article, language()))
