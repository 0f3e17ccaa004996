"""An article in words: as a judgment cites it, and in short on a chip."""

from __future__ import annotations

from resources.law.article import Article
from resources.law.numerals import write_number
from resources.messages.catalogue import Language, template


def cited_words(article: Article, language: Language) -> str:
    """刑法第一百三十三条之一第一款第（二）项; Criminal Law Art. 133-1, para. 1, item (2)."""
    law, number = _law(article.law, language), _numeral(article.number, language)
    words = _filled("articles.cited", language, law=law, number=number)
    if article.sub is not None:
        words += _filled("articles.cited-sub", language, sub=_numeral(article.sub, language))
    if article.paragraph is not None:
        words += _filled("articles.cited-paragraph", language, paragraph=_numeral(article.paragraph, language))
    if article.item is not None:
        words += _filled("articles.cited-item", language, item=_numeral(article.item, language))
    return words


def chip_words(article: Article, language: Language, *, whole_law: bool = False) -> str:
    """第133条之一第2款第(二)项; the law is named where it is not 刑法, or where asked for."""
    words = _filled("articles.chip", language, number=article.number)
    if article.sub is not None:
        words += _filled("articles.cited-sub", language, sub=_numeral(article.sub, language))
    if article.paragraph is not None:
        words += _filled("articles.cited-paragraph", language, paragraph=article.paragraph)
    if article.item is not None:
        words += _filled("articles.chip-item", language, item=_numeral(article.item, language))
    if whole_law or article.law != "刑法":
        return _filled("articles.chip-of-law", language, law=law_on_chip(article.law, language), number=words)
    return words


def law_on_chip(law: str, language: Language) -> str:
    """The law's short name: 刑法, 刑诉法. A law that the statutes here do not hold keeps its name."""
    return template("articles.procedure-law-chip", language) if law == "刑事诉讼法" else _law(law, language)


def _law(law: str, language: Language) -> str:
    key = {"刑法": "articles.criminal-law", "刑事诉讼法": "articles.procedure-law"}.get(law)
    return template(key, language) if key else law


def _numeral(number: int, language: Language) -> str:
    return write_number(number) if language == "zh" else str(number)


def _filled(key: str, language: Language, **places: str | int) -> str:
    return template(key, language).format_map(places)
