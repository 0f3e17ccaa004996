"""Reads what is typed into the search: 刑法第264条, 264, 二百六十四, 67.3, 133之一, 刑诉法15, words, in any mix."""

from __future__ import annotations

import re
from collections.abc import Iterator

from resources.law.article import CRIMINAL_LAW
from resources.law.statutes import PROCEDURE_LAW
from trainer.judgment.numerals import NUMERAL, read_number
from trainer.statutes.asked import Asked, AskedArticle
from trainer.statutes.folded import folded, without_hidden_signs

LONGEST = 120  # characters that are read; what is longer is a text, no search
_LONGEST_RANGE = 60  # articles
_MOST_ARTICLES = 200
_LAW_NAMES = {
    "刑事诉讼法": PROCEDURE_LAW,
    "刑事诉讼": PROCEDURE_LAW,
    "刑诉法": PROCEDURE_LAW,
    "刑诉": PROCEDURE_LAW,
    "criminalprocedurelaw": PROCEDURE_LAW,
    "cpl": PROCEDURE_LAW,
    "刑法典": CRIMINAL_LAW,
    "刑法": CRIMINAL_LAW,
    "刑": CRIMINAL_LAW,
    "criminallaw": CRIMINAL_LAW,
    "cl": CRIMINAL_LAW,
}
_LAW = rf"(?:中华人民共和国)?(?P<law>{'|'.join(_LAW_NAMES)})"
_N = rf"(?:\d{{1,4}}|{NUMERAL}{{1,9}})"
# One article as people write it, white space left out: 刑法第133条之一第1款第(二)项, 刑诉15, 67.3, 133-1, 67条3款, and
# as this program does in English: criminallawart.133-1,para.1,item(2).
_ARTICLE = re.compile(
    rf"(?:{_LAW}(?:第|的|中|art(?:icle)?\.?)?|art(?:icle)?\.?)?第?(?P<number>{_N})条?"
    rf"(?:[之-](?P<sub>{_N}))?条?"
    rf"(?:的?,?第?(?P<paragraph>{_N})款|[.。·](?P<dotted>\d{{1,2}})|,?para(?:graph)?\.?(?P<para>\d{{1,2}}))?"
    rf"(?:的?,?第?\(?(?P<item>{_N})\)?项|\((?P<bracket>{_N})\)|,?item\(?(?P<english>\d{{1,2}})\)?)?"
)
_RANGE = re.compile(r"(.+?)(?:至|到|~|-)(.+)")
_APART = re.compile(r"[、,;；和及与]|以及")
_LAW_ALONE = re.compile(_LAW)
_QUOTED = str.maketrans("", "", "《》〈〉<>“”\"'‘’「」『』")
_WORDS_APART = re.compile(r"[\s,;；。:：!！?？/|+()]+")
# What stands in a pasted citation beside its numbers, and is nothing to search for.
_CITED = re.compile(r"第[^第\s]{1,9}?[条款项](?:之[一二三四五六七八九十\d])?")
_OF_A_CITATION = re.compile(
    r"(?:依照|根据|依据|按照|中华人民共和国|之?规定|刑事诉讼法|刑诉法|刑法|[的之、和及与,;；。])+"
)


def read_asked(typed: str) -> Asked:
    """Never raises. Nothing but signs asks for nothing."""
    text = folded(without_hidden_signs(typed[: 10 * LONGEST])).translate(_QUOTED).strip()[:LONGEST]
    if not text:
        return Asked()
    terms = text.split()
    if len(terms) > 1:
        by_terms = _of_terms(terms)
        if by_terms is not None:
            return by_terms
    whole = _references("".join(terms))
    if whole:
        return Asked(whole)
    return _mixed(terms)


def _of_terms(terms: list[str]) -> Asked | None:
    """Where every term is an article or a law: 264 266, 刑诉法 15. None where one is neither."""
    law: str | None = None
    articles: list[AskedArticle] = []
    for term in terms:
        named = _law_alone(term)
        if named is not None:
            law = named
            continue
        found = _references(term, law)
        if not found:
            return None
        law = found[-1].law
        articles += found
    return Asked(tuple(articles[:_MOST_ARTICLES])) if articles else None


def _mixed(terms: list[str]) -> Asked:
    """Words, beside which articles may stand: 264 数额巨大, 刑诉法 取保候审, 刑法第264条盗窃."""
    law: str | None = None
    articles: list[AskedArticle] = []
    words: list[str] = []
    for term in terms:
        named = _law_alone(term)
        if named is not None:
            law = named
        elif found := _references(term, law):
            articles += found
        elif "条" in term and (cited := _pasted(term)):
            articles += cited
            words += _words(_OF_A_CITATION.sub(" ", _CITED.sub(" ", term)))
        else:
            words += _words(term)
    return Asked(tuple(articles[:_MOST_ARTICLES]), tuple(dict.fromkeys(words)), None if articles else law)


def _words(text: str) -> list[str]:
    return [word for word in _WORDS_APART.split(text) if any(char.isalnum() for char in word)]


def _law_alone(term: str) -> str | None:
    match = _LAW_ALONE.fullmatch(term)
    return _LAW_NAMES[match["law"]] if match and match["law"] != "刑" else None


def _references(text: str, law: str | None = None) -> tuple[AskedArticle, ...]:
    """The articles that ``text`` (without white space) is nothing but; () where it is anything else."""
    one = _one(text, law)
    if one is not None:
        return (one,)
    found: list[AskedArticle] = []
    for piece in _APART.split(text):
        one = _one(piece, law)
        several = (one,) if one is not None else tuple(_range(piece, law))
        if not several:
            return ()
        law = several[-1].law
        found += several
    return tuple(found[:_MOST_ARTICLES])


def _one(text: str, law: str | None) -> AskedArticle | None:
    match = _ARTICLE.fullmatch(text)
    if match is None:
        return None
    number = read_number(match["number"])
    if not number or number > 999:
        return None
    sub, paragraph, item = (
        next((read_number(match[name]) for name in names if match[name]), None)
        for names in (("sub",), ("paragraph", "dotted", "para"), ("item", "bracket", "english"))
    )
    if "-" in text and sub is not None and sub > number:
        return None  # 264-266
    return AskedArticle(number, sub, paragraph, item, _LAW_NAMES[match["law"]] if match["law"] else law)


def _range(text: str, law: str | None) -> Iterator[AskedArticle]:
    match = _RANGE.fullmatch(text)
    first, last = (_one(match[1], law), _one(match[2], law)) if match else (None, None)
    if first and last and 0 < last.number - first.number <= _LONGEST_RANGE:
        yield first
        yield from (AskedArticle(number, law=first.law) for number in range(first.number + 1, last.number))
        yield AskedArticle(last.number, last.sub, last.paragraph, last.item, first.law)


def _pasted(text: str) -> tuple[AskedArticle, ...]:
    """The articles of a citation out of a judgment, such as 依照刑法第二百六十四条、第六十七条第三款之规定."""
    from trainer.judgment.citations import cited_articles

    named = any(name in text for name in ("刑法", "刑诉", "刑事诉讼"))
    return tuple(
        AskedArticle(each.number, each.sub, each.paragraph, each.item, each.law if named else None)
        for each in cited_articles(text.replace("(", "（").replace(")", "）"))
        if each.law in (CRIMINAL_LAW, PROCEDURE_LAW)
    )
