"""How an article is named on a chip."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop.wording.language import chinese
from trainer.judgment.numerals import write_number
from trainer.judgment.types import Article

translate = QCoreApplication.translate


def article_words(article: Article, *, whole_law: bool = False) -> str:
    """第133条之一第2款第(二)项; the law is named where it is not 刑法, or where asked for."""
    number = translate("article_words", "第{number}条").format(number=article.number)
    if article.sub is not None:
        number += translate("article_words", "之{sub}").format(sub=_numeral(article.sub))
    if article.paragraph is not None:
        number += translate("article_words", "第{paragraph}款").format(paragraph=article.paragraph)
    if article.item is not None:
        number += translate("article_words", "第({item})项").format(item=_numeral(article.item))
    if whole_law or article.law != "刑法":
        return translate("article_words", "{law} {number}").format(law=law_words(article.law), number=number)
    return number


def law_words(law: str) -> str:
    """The law's short name in the window's language."""
    return {"刑法": translate("article_words", "刑法"), "刑事诉讼法": translate("article_words", "刑诉法")}.get(
        law, law
    )


def _numeral(number: int) -> str:
    return write_number(number) if chinese() else str(number)
