"""A suite as lm-evaluation-harness asks for it: its questions as plain data, its figures by name."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from math import nan
from pathlib import Path
from typing import TypedDict

from trainer.evaluation.answering.answer import Answer
from trainer.evaluation.cases.row import Row
from trainer.evaluation.outside.reference import reference
from trainer.evaluation.suites.suite import Prompt, Suite
from trainer.judgment.think_filter import without_thinking
from trainer.samples.prompt import Turn


class Document(TypedDict):
    """A question as the harness logs it."""

    id: str
    facts: str
    answer: str  # the right one


class HarnessSuite:
    """One file of one suite, asked in one way. What is answered stays plain text until all of it is scored, so that the
    harness can log it and gather it from several processes."""

    def __init__(self, suite: Suite, prompt: Prompt, path: Path) -> None:
        """Reads the questions. Raises EvaluationError, OSError."""
        self._suite, self._prompt = suite, prompt
        self._questions = {question.id: question for question in suite.read(path)}
        # What is measured depends on the questions, not on what is answered.
        unanswered = [suite.predicted(question, None) for question in self._questions.values()]
        self.higher_is_better = {each.name: each.better != "lower" for each in suite.measures(unanswered)}
        self._figures = lru_cache(maxsize=1)(self._scored)

    def documents(self) -> list[Document]:
        """In the file's order."""
        return [
            {"id": question.id, "facts": question.facts, "answer": reference(self._suite, question)}
            for question in self._questions.values()
        ]

    def turns(self, name: str, system: str | None) -> list[Turn]:
        """What is asked of the question of this id; ``system`` stands in place of our own system text."""
        return self._suite.turns(self._questions[name], self._prompt, system)

    def figure(self, measure: str, answered: Sequence[tuple[str, str]]) -> float:
        """Of answers, each beside the id of its question; NaN where there is nothing to measure."""
        return self._figures(tuple(answered)).get(measure, nan)

    def _scored(self, answered: tuple[tuple[str, str], ...]) -> dict[str, float]:
        rows = [self._row(name, text) for name, text in answered]
        values = {each.name: each.value() for each in self._suite.measures(rows)}
        return {name: value for name, value in values.items() if value is not None}

    def _row(self, name: str, text: str) -> Row:
        return self._suite.row(self._questions[name], Answer(without_thinking(text), "stop", 0.0), self._prompt)
