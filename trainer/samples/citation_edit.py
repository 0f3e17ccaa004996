"""Articles taken out of, or put into, the statement in which a judgment cites them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from resources.law.numerals import write_number
from resources.messages.article_words import cited_words
from trainer.judgment.citations import cited_articles
from trainer.judgment.types import Article

_SEPARATOR = r"(?:以及|、|，|和|及|与)"
_ONE = r"第?[一二三四五六1-6]"
_LISTED = rf"{_ONE}(?:、{_ONE})*款"
_PARAGRAPHS = rf"(?:{_LISTED}(?:[、，和及]{_LISTED})*)?"
_DIGITS = "一二三四五六七八九"
_ARTICLE = rf"第?[{_DIGITS}十百零\d]+条(?:之[{_DIGITS}])?{_PARAGRAPHS}(?:第?（?[{_DIGITS}十]+）?项)?"
_AFTER = r"(?=以及|[、，。；和及与的之规《]|\s|\Z)"
_LAW = re.compile(r"《中华人民共和国刑法》|(?<!《)《刑法》")


def without(text: str, law: str, numbers: Iterable[int]) -> str:
    """``text`` without these articles of ``law`` (刑法 or 刑事诉讼法); a title left without articles goes with them."""
    for number in numbers:
        # 条 is forgotten now and then: 第六十七第三款.
        one = rf"第?(?:{write_number(number)}|{number})(?:条{_PARAGRAPHS}|第[一二三]款)"
        title = rf"《(?:中华人民共和国)?{law}》"
        start = 0
        while found := re.compile(title).search(text, start):
            # Only up to the next law's title, because articles of other laws have the same numbers.
            following = text.find("《", found.end())
            end = following if following >= 0 else len(text)
            own = text[found.end() : end]
            edited = re.sub(rf"^{one}{_SEPARATOR}+(?=第|{_ARTICLE})", "", own)
            edited = re.sub(rf"{_SEPARATOR}+{one}{_AFTER}", "", edited)
            if re.match(rf"{one}{_AFTER}", edited):
                # The only article of its law.
                rest = re.sub(rf"^{one}{_SEPARATOR}*", "", edited)
                before = text[: found.start()]
                if re.search(rf"{_SEPARATOR}\Z", before) and re.match(
                    r"[之的]规定|，?判|[。；，]|\Z", rest + text[end:]
                ):
                    before = re.sub(rf"{_SEPARATOR}+\Z", "", before)
                text, start = before + rest + text[end:], len(before)
                continue
            text, start = text[: found.end()] + edited + text[end:], found.end()
    return re.sub(r"、(?=和《|及《|以及《|和最高|及最高)", "", text)


def without_law(text: str, pattern: str) -> str:
    """``text`` without the citation of a law or interpretation whose title matches, and of its articles."""
    cited = (
        rf"(?:最高人民法院(?:、最高人民检察院)?)?《[^《》]*(?:{pattern})[^《》]*》(?:的?(?:{_ARTICLE}){_SEPARATOR}*)*"
    )
    return re.sub(rf"{_SEPARATOR}+{cited}(?=[之的]规定|，|。)", "", text)


def with_article(text: str, article: Article) -> str | None:
    """``text`` with an article of 刑法 after those it cites; None where it cites none."""
    found = list(_LAW.finditer(text))
    if not found:
        return None
    following = text.find("《", found[-1].end())
    end = following if following >= 0 else len(text)
    listed = re.compile(rf"(?:{_SEPARATOR}*{_ARTICLE})+").match(text, found[-1].end(), end)
    if listed is None:
        return None
    label = cited_words(article, "zh").removeprefix(article.law)
    return f"{text[: listed.end()]}、{label}{text[listed.end() :]}"


def articles_in(text: str) -> frozenset[Article]:
    """The articles that ``text`` cites."""
    return frozenset(cited_articles(re.sub(r"\s", "", text)))
