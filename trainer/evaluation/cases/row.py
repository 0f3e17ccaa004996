"""One question as one model, or one baseline, answered it."""

from __future__ import annotations

from dataclasses import dataclass

from trainer.evaluation.answering.answer import Answer
from trainer.evaluation.cases.outcome import Outcome
from trainer.evaluation.cases.question import Question
from trainer.judgment.types import Judgment


@dataclass(frozen=True, slots=True)
class Row:
    """``said`` is None where nothing could be read. ``text`` is what the suite's official scoring reads: the answer as
    it is, or, of a whole judgment and of a baseline, what it says in the benchmark's own form. ``answer`` and
    ``judgment`` are None of a baseline, which writes none.
    """

    question: Question
    said: Outcome | None
    text: str
    answer: Answer | None = None
    judgment: Judgment | None = None
