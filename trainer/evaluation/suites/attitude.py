"""What the attitude alone changes: the same case asked as confessed, as not stated and as denied."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from trainer.evaluation.answering.answer import Answer
from trainer.evaluation.cases.outcome import Outcome, predicted_outcome
from trainer.evaluation.cases.question import Question
from trainer.evaluation.cases.row import Row
from trainer.evaluation.figures.measure import Measure
from trainer.evaluation.figures.outcome_measures import outcome_measures
from trainer.evaluation.suites.attitude_pairs.measures import attitude_measures
from trainer.evaluation.suites.attitude_pairs.prepared_pairs import prepared_pairs
from trainer.evaluation.suites.attitude_pairs.three_ways import asked_three_ways
from trainer.evaluation.suites.suite import Prompt, SuiteCard
from trainer.judgment.reader import read_judgment
from trainer.samples.prompt import Turn, prompt_turns


class AttitudeSuite:
    """``attitude=PATH``: of data that ``prepare`` wrote (its folder or a split) each core sample beside the
    reinforcement samples made of it; of data without such pairs, and of any other suite's file, each case whose facts
    state no attitude, asked three times with nothing but the line of the attitude changed.

    ``Question.own``: ``pair`` (of one defendant), ``level`` ("confessed", "not-stated", "denied"), ``held``: what the
    facts and the line give the defendant, ids of circumstances with commas between them, ``name``: the defendant.
    """

    card = SuiteCard(
        "attitude",
        "the cases that are given, their attitude changed by this program; 法发〔2021〕21号",
        "2021-07-01",
        "as the cases that are given",
    )

    def __init__(self, cases_in: Callable[[Path], list[Question]]) -> None:
        """``cases_in``: the questions of another suite's file, whichever it is."""
        self._cases_in = cases_in

    def read(self, path: Path) -> list[Question]:
        return prepared_pairs(path) or asked_three_ways(self._cases_in(path), path)

    def turns(self, question: Question, prompt: Prompt, system: str | None) -> list[Turn]:
        return prompt_turns(question.facts, question.stated, system)

    def row(self, question: Question, answer: Answer, prompt: Prompt) -> Row:
        judgment = read_judgment(answer.text)
        return Row(question, predicted_outcome(judgment, question.own["name"]), answer.text, answer, judgment)

    def predicted(self, question: Question, outcome: Outcome | None) -> Row:
        return Row(question, outcome, "")

    def measures(self, rows: Sequence[Row]) -> list[Measure]:
        return [*attitude_measures(rows), *outcome_measures(rows)]
