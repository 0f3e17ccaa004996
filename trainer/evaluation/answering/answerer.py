"""What asks a model: one case after the other, always the most likely token, so that a run can be repeated."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from typing import Protocol

from resources.model_card.parameters import Parameters
from trainer.evaluation.answering.answer import Answer
from trainer.samples.prompt import Turn


def greedy(num_predict: int) -> Parameters:
    """The app's own options, but nothing left to chance, and nothing to the model: scores are to be comparable."""
    every = frozenset(each.name for each in fields(Parameters))
    return Parameters(temperature=0.0, seed=0, num_predict=num_predict, chosen=every)


class Answerer(Protocol):
    """One model, held ready."""

    engine: str  # "ollama" or "embedded"
    model: str
    digest: str  # sha256, hexadecimal
    parameters: Parameters
    system: str | None  # a pulled model's own system text

    def answer(self, messages: Sequence[Turn]) -> Answer:
        """The whole answer, without a block of thinking. Raises EngineError."""
        ...

    def close(self) -> None:
        """Frees the model."""
        ...
