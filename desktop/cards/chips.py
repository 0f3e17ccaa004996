"""Chips: articles that open, circumstances that show their place in the text."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from desktop.cards.differing import differing
from desktop.controls.button import Button, ButtonRole
from desktop.controls.flow_layout import FlowLayout
from desktop.wording.article_words import article_words
from trainer.judgment.types import Article

translate = QCoreApplication.translate


class Chips(QWidget):
    """A row of chips that wraps."""

    def __init__(self, parent: QWidget | None = None, gap: int = 6) -> None:
        super().__init__(parent)
        self._flow = FlowLayout(self, gap=gap)

    def add(self, chip: QWidget) -> None:
        """At the end."""
        self._flow.addWidget(chip)


def article_chip(article: Article, does: Callable[[Article], object]) -> Button:
    """Opens the article."""
    chip = Button(ButtonRole.ARTICLE)
    words = article_words(article)
    chip.say(words, translate("chips", "打开{article}").format(article=article_words(article, whole_law=True)))
    chip.clicked.connect(lambda: does(article))
    return chip


def article_chips(
    articles: Iterable[Article], does: Callable[[Article], object], marked: Collection[Article] = ()
) -> Chips:
    """All of them, in the order given. ``marked``: those that the card beside does not have."""
    chips = Chips()
    for article in articles:
        chips.add(differing(article_chip(article, does), article in marked))
    return chips
