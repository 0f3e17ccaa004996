"""LawBench 3-4: the term in months; the facts, the charges and the numbers of the articles given."""

from __future__ import annotations

import re

from trainer.evaluation.cases.outcome import Outcome
from trainer.evaluation.suites.lawbench import LawBenchSuite, lawbench_card
from trainer.evaluation.suites.lawbench_scores import months_said, term_score

_ANSWER = re.compile(r"(\d+)个月")


class LawBench34(LawBenchSuite):
    """The log distance as a score. Cases of death and life are left out, as the benchmark's own script leaves them."""

    card = lawbench_card("3-4")
    prefix = "刑期:"

    def truth(self, answer: str) -> Outcome:
        if "死刑" in answer or "无期" in answer:
            return Outcome(death="死刑" in answer, life="死刑" not in answer)
        return Outcome(months=_months(answer))

    def said(self, text: str) -> Outcome | None:
        months = months_said(text)
        return None if months is None else Outcome(months=months)

    def written(self, outcome: Outcome, truth: Outcome, answer: str) -> str:
        if outcome.death or outcome.life:
            return f"[刑期]{'死刑' if outcome.death else '无期徒刑'}<eoa>"
        return f"[刑期]{outcome.months}月<eoa>"

    def scored(self, answer: str, text: str) -> tuple[float | None, bool]:
        if "死刑" in answer or "无期" in answer:
            return None, False
        months = months_said(text)
        return term_score(_months(answer), months), months is None


def _months(answer: str) -> int:
    found = _ANSWER.fullmatch(answer)
    if found is None:
        raise ValueError(answer)
    return int(found[1])
