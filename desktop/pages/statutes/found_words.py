"""How many articles were found, in a line."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop.wording.article_words import article_words
from trainer.statutes.found import Found

translate = QCoreApplication.translate


def found_words(found: Found, place: tuple[int, int] | None) -> str:
    """``place``: which of how many marked places of the article in sight is pointed at."""
    parts = []
    if found.absent:
        names = translate("FoundWords", "、").join(
            article_words(article, whole_law=True) for article in found.absent[:5]
        )
        parts.append(translate("FoundWords", "没有{articles}。").format(articles=names))
    if not found.hits and not found.absent:
        parts.append(
            translate("FoundWords", "没有找到。可以输入条号（264）、罪名（盗窃罪）、简称（帮信）或条文中的词语。")
        )
    if found.partly and found.hits:
        parts.append(translate("FoundWords", "没有条文包含全部词语，以下只含一部分。"))
    if found.hits:
        parts.append(translate("FoundWords", "找到 {count} 条").format(count=found.count))
        if found.count > len(found.hits):
            parts.append(translate("FoundWords", "，列出前 {shown} 条").format(shown=len(found.hits)))
        if place is not None:
            parts.append(translate("FoundWords", "　·　本条第 {at} 处，共 {all} 处").format(at=place[0], all=place[1]))
    return "".join(parts)
