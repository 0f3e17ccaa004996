"""The right answer to a question, as its benchmark has it."""

from __future__ import annotations

from trainer.evaluation.cases.question import Question
from trainer.evaluation.suites.suite import Suite


def reference(suite: Suite, question: Question) -> str:
    """What was published (``Question.own``), or what is right in the suite's own form where only labels were."""
    return question.own.get("answer") or suite.predicted(question, question.truth).text
