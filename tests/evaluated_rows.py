"""Questions and answers of an evaluation, made up: for tests of figures and baselines."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from trainer.evaluation.answering.answer import Answer
from trainer.evaluation.cases.outcome import Outcome
from trainer.evaluation.cases.question import Question
from trainer.evaluation.cases.row import Row
from trainer.evaluation.figures.measure import Measure, macro_f1_measure, mean_measure, micro_f1_measure
from trainer.evaluation.suites.suite import Prompt, SuiteCard
from trainer.samples.prompt import Turn


class PlainSuite:
    """Charges and terms, and nothing of a benchmark."""

    card = SuiteCard("plain", source="made up", version="1", licence="CC0-1.0")

    def read(self, path: Path) -> list[Question]:
        raise NotImplementedError

    def turns(self, question: Question, prompt: Prompt, system: str | None) -> list[Turn]:
        raise NotImplementedError

    def row(self, question: Question, answer: Answer, prompt: Prompt) -> Row:
        raise NotImplementedError

    def predicted(self, question: Question, outcome: Outcome | None) -> Row:
        return Row(question, outcome, "" if outcome is None else repr(sorted(outcome.charges)))

    def measures(self, rows: Sequence[Row]) -> list[Measure]:
        said = [row.said or Outcome() for row in rows]
        pairs = [(row.question.truth.charges, each.charges) for row, each in zip(rows, said, strict=True)]
        off = [
            abs(row.question.truth.months - each.months) if row.question.truth.has_term else None
            for row, each in zip(rows, said, strict=True)
        ]
        return [
            mean_measure("charges-exact", [truth == charges for truth, charges in pairs], official=True),
            micro_f1_measure("charges-micro-f1", pairs),
            macro_f1_measure("charges-macro-f1", pairs),
            mean_measure("months-off", off, unit="months", better="lower"),
        ]


def outcome(charges: str, months: int = 12) -> Outcome:
    """``charges``: a letter each."""
    return Outcome(frozenset(charges), months=months)


def row(question: Question, said: Outcome | None, answer: Answer | None = None) -> Row:
    """As a model would have answered in a second."""
    return Row(question, said, "…", answer or Answer("…", "stop", 1.0, 100, 50))
