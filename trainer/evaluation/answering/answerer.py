"""What asks a model, and with which options: a run that is begun anew with the same ones can be compared."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, replace
from typing import Protocol

from resources.model_card.parameters import Parameters
from trainer.evaluation.answering.answer import Answer
from trainer.samples.prompt import Turn


def greedy(num_predict: int) -> Parameters:
    """The app's own options, but nothing left to chance, and nothing to the model: scores are to be comparable."""
    every = frozenset(each.name for each in fields(Parameters))
    return Parameters(temperature=0.0, seed=0, num_predict=num_predict, chosen=every)


def sampled(parameters: Parameters, num_predict: int, seed: int) -> Parameters:
    """Drawn as the window draws: what the model states goes before ``parameters``, but for what was chosen there."""
    chosen = parameters.chosen | {"num_predict", "seed"}
    return replace(parameters, num_predict=num_predict, seed=seed, chosen=chosen)


@dataclass(frozen=True, slots=True)
class Asked:
    """One of many questions to a model. ``seed`` stands in for that of the answerer's parameters: with the most likely
    token each time it changes nothing."""

    turns: Sequence[Turn]
    seed: int = 0


class Answerer(Protocol):
    """One model, held ready."""

    engine: str  # "ollama", "embedded", "openai" or "adapter"
    model: str
    digest: str  # sha256, hexadecimal
    parameters: Parameters
    system: str | None  # a pulled model's own system text
    at_a_time: int  # so many questions of ``answer_all`` are under way at once

    def answer(self, messages: Sequence[Turn]) -> Answer:
        """The whole answer, without a block of thinking. Raises EngineError."""
        ...

    def answer_all(self, asked: Sequence[Asked], taken: Callable[[int, Answer], None]) -> None:
        """Every answer, in any order: ``taken`` is called in the calling thread with the question's place and its
        answer. Raises EngineError, but not before every answer that came was handed over; what ``taken`` raises."""
        ...

    def version(self) -> str:
        """The program that runs the model, with its version, as ``Engine`` tells it."""
        ...

    def close(self) -> None:
        """Frees the model."""
        ...
