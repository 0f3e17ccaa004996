"""The form of CAIL2018's predictions: ``{"accusation": [1, …], "articles": [1, …], "imprisonment": 12}``.

Charges and articles are places in the official lists, from 1; the term is in months, -1 for life, -2 for death, -3
for nothing. Source: README and judger/judger.py of github.com/china-ai-law-challenge/CAIL2018.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cache
from typing import TypedDict

from resources.benchmarks.labels import cail_articles, cail_charges
from trainer.evaluation.cases.outcome import Outcome
from trainer.judgment.comparable_charges import comparable_charge
from trainer.samples.cail import CailCase

LIFE, DEATH, NO_TERM = -1, -2, -3


class CailForm(TypedDict):
    """One prediction, or one truth in the same form."""

    accusation: list[int]
    articles: list[int]
    imprisonment: int


def truth_in_form(case: CailCase) -> str:
    """The labels. A charge or an article that the official lists do not have, which no file of CAIL's holds, is left
    out: the official judger breaks off there."""
    named = [name.removesuffix("罪") for name in case.charges]
    charges = [number for name in named for number in (_charges_written().get(name) or _charges_meant(name)[:1])]
    months = DEATH if case.death else LIFE if case.life else case.months
    return _written(charges, _articles(case.articles), months)


def said_in_form(outcome: Outcome | None, truth: str) -> str:
    """A prediction, as near to the benchmark's names as it comes.

    Of 202 charges of 2018, eight have become four of today's names (窝藏、转移、收购、销售赃物 is 掩饰、隐瞒犯罪所得).
    Such a name stands for that of the two which is right, where one of them is, else for the first: the law of
    today does not know the difference. What the lists do not have cannot be said in this form and counts for nothing.
    """
    if outcome is None:
        return _written([], [], NO_TERM)
    true = set(in_form(truth)["accusation"])
    charges: list[int] = []
    for name in sorted(outcome.charges):
        numbers = _charges_meant(name)
        charges += [number for number in numbers if number in true] or numbers[:1]
    months = DEATH if outcome.death else LIFE if outcome.life else outcome.months
    return _written(charges, _articles(outcome.articles), months)


def in_form(text: str) -> CailForm:
    """What ``truth_in_form`` and ``said_in_form`` wrote."""
    form: CailForm = json.loads(text)
    return form


def _written(charges: Iterable[int], articles: Iterable[int], months: int) -> str:
    form = CailForm(accusation=sorted(set(charges)), articles=sorted(set(articles)), imprisonment=months)
    return json.dumps(form)


def _charges_meant(name: str) -> list[int]:
    return _charges_of_today().get(comparable_charge(name), [])


def _articles(numbers: Iterable[int]) -> list[int]:
    places = _article_places()
    return [places[number] for number in numbers if number in places]


@cache
def _charges_written() -> dict[str, list[int]]:
    return {name: [place] for place, name in enumerate(cail_charges(), 1)}


@cache
def _charges_of_today() -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for place, name in enumerate(cail_charges(), 1):
        found.setdefault(comparable_charge(name), []).append(place)
    return found


@cache
def _article_places() -> dict[int, int]:
    return {number: place for place, number in enumerate(cail_articles(), 1)}
