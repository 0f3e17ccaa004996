"""Whether answers keep to the law, whatever the court decided: any suite's cases, against statute and guideline."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from resources.law.checked import LAW_CHECKED_TO
from trainer.evaluation.answering.answer import Answer
from trainer.evaluation.cases.outcome import Outcome, predicted_outcome
from trainer.evaluation.cases.question import Question
from trainer.evaluation.cases.row import Row
from trainer.evaluation.figures.measure import Measure
from trainer.evaluation.figures.outcome_measures import outcome_measures
from trainer.evaluation.suites.law_checks.measures import law_measures
from trainer.evaluation.suites.short_judgment import short_judgment
from trainer.evaluation.suites.suite import Prompt, SuiteCard
from trainer.judgment.reader import read_judgment
from trainer.samples.prompt import Turn, prompt_turns


class LawSuite:
    """``law=PATH``: the file of any other suite. ``Question.own``: ``name``, the defendant.

    A case is one question, whoever of its defendants it is about: what an answer breaks, it breaks once.
    """

    card = SuiteCard(
        "law",
        "the cases that are given, held against 刑法, its interpretations and 法发〔2021〕21号",
        f"the law as of {LAW_CHECKED_TO}",
        "as the cases that are given",
    )

    def __init__(self, cases_in: Callable[[Path], list[Question]]) -> None:
        """``cases_in``: the questions of another suite's file, whichever it is."""
        self._cases_in = cases_in

    def read(self, path: Path) -> list[Question]:
        found = self._cases_in(path)
        cases = {case.cluster or case.id: case for case in reversed(found)}  # of each the first
        return [
            replace(case, own={"name": case.own.get("name") or case.own.get("criminal") or ""})
            for case in reversed(cases.values())
        ]

    def turns(self, question: Question, prompt: Prompt, system: str | None) -> list[Turn]:
        return prompt_turns(question.facts, question.stated, system)

    def row(self, question: Question, answer: Answer, prompt: Prompt) -> Row:
        judgment = read_judgment(answer.text)
        return Row(question, predicted_outcome(judgment, question.own["name"]), answer.text, answer, judgment)

    def predicted(self, question: Question, outcome: Outcome | None) -> Row:
        return Row(question, outcome, "" if outcome is None else short_judgment(outcome, question.own["name"]))

    def measures(self, rows: Sequence[Row]) -> list[Measure]:
        return [*law_measures(rows), *outcome_measures(rows)]
