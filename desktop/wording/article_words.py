"""How an article, a law and what changed it are named in the window's language."""

from __future__ import annotations

from desktop.wording.language import language
from resources.messages import article_words as words
from resources.messages.legal_words import amendment_words as named_amendment
from resources.messages.values import Amendment
from trainer.judgment.types import Article


def article_words(article: Article, *, whole_law: bool = False) -> str:
    """第133条之一第2款第(二)项; the law is named where it is not 刑法, or where asked for."""
    return words.chip_words(article, language(), whole_law=whole_law)


def law_words(law: str) -> str:
    """The law's short name."""
    return words.law_on_chip(law, language())


def amendment_words(name: str) -> str:
    """刑法修正案（十一）."""
    return named_amendment(Amendment(name), language())
