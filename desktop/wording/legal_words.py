"""The law's own words that a finding is filled with: terms, ranges, days, amendments. Chinese stays as it is."""

from __future__ import annotations

import re
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from desktop.wording.article_words import article_words
from desktop.wording.language import chinese
from desktop.wording.sentence_words import kind_words, term_words
from trainer.judgment.numerals import read_number, read_term
from trainer.judgment.types import Article, SentenceKind

translate = QCoreApplication.translate

_TERM = r"(?:\d+年)?(?:\d+个月)?(?:\d+日)?"
_DAY = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日")
_RANGE = re.compile(rf"(?:(?P<low>{_TERM})以上)?(?:(?P<high>{_TERM})以下)?(?P<exact>{_TERM})有期徒刑")
_SENTENCE = re.compile(rf"(?P<kind>有期徒刑|拘役|管制)(?P<term>{_TERM})")
_AMENDMENT = re.compile(r"刑法修正案(?:（(.+)）)?")
_ARTICLE = re.compile(
    r"(?P<law>刑法|刑事诉讼法)第(?P<number>[^条]+)条(?:之(?P<sub>[^第]+))?(?:第(?P<paragraph>[^款]+)款)?(?:第（(?P<item>.+)）项)?"
)
_MARK = re.compile("([、；])")


def legal_words(text: str) -> str:
    """``text`` in the window's language, as far as it is made of what the law's data are made of."""
    if chinese():
        return text
    for form, words in _FORMS:
        if match := form.fullmatch(text):
            return words(match)
    if _MARK.search(text):
        parts = _MARK.split(text)
        return "".join({"、": ", ", "；": "; "}.get(part) or legal_words(part) for part in parts)
    return _named().get(text) or translate("circumstances", text)


def _term(text: str) -> str:
    months, days = read_term(text) or (0, 0)
    return term_words(months, days)


def _day(match: re.Match[str]) -> str:
    return f"{match[1]}-{int(match[2]):02}-{int(match[3]):02}"


def _range(match: re.Match[str]) -> str:
    low, high, exact = match["low"], match["high"], match["exact"]
    if exact:
        return translate("legal_words", "{term}有期徒刑").format(term=_term(exact))
    if low and high:
        return translate("legal_words", "{low}以上{high}以下有期徒刑").format(low=_term(low), high=_term(high))
    if low:
        return translate("legal_words", "{low}以上有期徒刑").format(low=_term(low))
    if high:
        return translate("legal_words", "{high}以下有期徒刑").format(high=_term(high))
    return kind_words(SentenceKind.FIXED_TERM)


def _sentence(match: re.Match[str]) -> str:
    kind = kind_words(SentenceKind(match["kind"]))
    if not match["term"]:
        return kind
    return translate("sentence_words", "{kind}{term}").format(kind=kind, term=_term(match["term"]))


def _amendment(match: re.Match[str]) -> str:
    number = read_number(match[1]) if match[1] else 1  # the first, of 1999, has none in its name
    return translate("legal_words", "刑法修正案（{number}）").format(number=number)


def _article(match: re.Match[str]) -> str:
    number, sub, paragraph, item = (
        read_number(match[part]) if match[part] else None for part in ("number", "sub", "paragraph", "item")
    )
    if number is None:
        return match[0]
    return article_words(Article(match["law"], number, sub, paragraph, item), whole_law=True)


_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (_DAY, _day),
    (re.compile(r"(?:\d+年)?(?:\d+个月)(?:\d+日)?|\d+年|\d+日"), lambda match: _term(match[0])),
    (_RANGE, _range),
    (_SENTENCE, _sentence),
    (_AMENDMENT, _amendment),
    (_ARTICLE, _article),
)


def _named() -> dict[str, str]:
    return {
        **{kind.value: kind_words(kind) for kind in SentenceKind},
        "罚金": translate("legal_words", "罚金"),
        "没收财产": translate("legal_words", "没收财产"),
        "罚金或者没收财产": translate("legal_words", "罚金或者没收财产"),
        "单处罚金": translate("legal_words", "单处罚金"),
        "单处剥夺政治权利": translate("legal_words", "单处剥夺政治权利"),
        "终身": translate("legal_words", "终身"),
    }
