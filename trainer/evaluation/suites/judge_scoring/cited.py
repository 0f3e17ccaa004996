"""The articles of 刑法 that a text cites, found as JuDGE's scoring finds them (its evaluation/law_extraction.py)."""

from __future__ import annotations

import re
from decimal import Decimal

from trainer.evaluation.suites.judge_scoring.document_parts import document_parts
from trainer.evaluation.suites.judge_scoring.numbers import numbers_in

_UP_TO = "[。《判附规]"
_CITATIONS = tuple(
    map(
        re.compile,
        (
            rf"《中华人民共和国刑法》第.*?{_UP_TO}",
            rf"《刑法》第.*?{_UP_TO}",
            rf"《中华人民共和国刑法》\s?[零一二三四五六七八九十第]+.*?{_UP_TO}",
        ),
    )
)
_ARTICLE = re.compile("第[一二三四五六七八九零十百]+条")


def cited_articles(document: str) -> frozenset[Decimal]:
    """The articles' numbers, without 之N: those of the reasoning, else of the whole text as it was written.

    Numbers in digits (第264条) are none to the benchmark, nor are those that end neither in 规定 nor in another mark.
    """
    citations = _citations(document_parts(document).reason) or _citations(document)
    found = [numbers_in(article) for citation in citations for article in _ARTICLE.findall(citation)]
    return frozenset(numbers[0] for numbers in found if len(numbers) == 1)


def _citations(text: str) -> set[str]:
    return {citation for pattern in _CITATIONS for citation in pattern.findall(text)}
