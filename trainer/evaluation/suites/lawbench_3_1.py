"""LawBench 3-1: the articles, the facts and the charges given."""

from __future__ import annotations

import re

from trainer.evaluation.cases.outcome import Outcome
from trainer.evaluation.suites.lawbench import LawBenchSuite, lawbench_card
from trainer.evaluation.suites.lawbench_scores import articles_said, set_score

_ANSWER = re.compile(r"刑法第(\d{1,3}(?:、\d{1,3})*)条")


class LawBench31(LawBenchSuite):
    """F1 of each case's articles."""

    card = lawbench_card("3-1")
    prefix = "法条:"

    def truth(self, answer: str) -> Outcome:
        return Outcome(articles=_articles(answer))

    def said(self, text: str) -> Outcome | None:
        articles = articles_said(text)
        return Outcome(articles=articles) if articles else None

    def written(self, outcome: Outcome, truth: Outcome, answer: str) -> str:
        return f"[法条]{'、'.join(f'刑法第{number}条' for number in sorted(outcome.articles))}<eoa>"

    def scored(self, answer: str, text: str) -> tuple[float | None, bool]:
        articles = articles_said(text)
        return set_score(_articles(answer), articles), not articles


def _articles(answer: str) -> frozenset[int]:
    found = _ANSWER.fullmatch(answer)
    if found is None:
        raise ValueError(answer)
    return frozenset(map(int, found[1].split("、")))
