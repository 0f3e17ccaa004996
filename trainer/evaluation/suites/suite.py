"""What every suite of questions is to the evaluation: what it reads, asks, scores, and says of itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from resources.messages.message import Message
from trainer.evaluation.answering.answer import Answer
from trainer.evaluation.cases.outcome import Outcome
from trainer.evaluation.cases.question import Question
from trainer.evaluation.cases.row import Row
from trainer.evaluation.figures.measure import Measure
from trainer.samples.prompt import Turn


class Prompt(StrEnum):
    """Whose words ask: the program's own, as the window does, or the benchmark's."""

    PRODUCT = "product"
    OWN = "own"


@dataclass(frozen=True, slots=True)
class SuiteCard:
    """What a report says of a suite. ``source`` is a citation, ``licence`` an SPDX name or "none stated".

    Its words are in the catalogue under ``suites``: ``NAME-title``, ``NAME-overlap`` (what of it may have been trained
    on) and ``NAME-treatment`` (how it is scored, and what is done where the benchmark leaves that open).
    """

    name: str
    source: str
    version: str
    licence: str
    prompts: tuple[Prompt, ...] = (Prompt.PRODUCT,)  # the first where nobody chose

    @property
    def title(self) -> Message:
        return Message(f"suites.{self.name}-title")

    @property
    def overlap(self) -> Message:
        return Message(f"suites.{self.name}-overlap")

    @property
    def treatment(self) -> Message:
        return Message(f"suites.{self.name}-treatment")


class Suite(Protocol):
    """One benchmark, or the user's own cases in one form."""

    card: SuiteCard

    def read(self, path: Path) -> list[Question]:
        """Every question, in the file's order. Raises EvaluationError("data"), with the line and what was expected
        there; OSError."""
        ...

    def turns(self, question: Question, prompt: Prompt, system: str | None) -> list[Turn]:
        """What the model is asked. ``system`` is a pulled model's own system text."""
        ...

    def row(self, question: Question, answer: Answer, prompt: Prompt) -> Row:
        """The answer read back."""
        ...

    def predicted(self, question: Question, outcome: Outcome | None) -> Row:
        """What a baseline says, as if a model had said it."""
        ...

    def measures(self, rows: Sequence[Row]) -> list[Measure]:
        """What is measured over these rows, of one model or baseline: at least one. The same names in the same order
        whatever was answered; the official score first."""
        ...
