"""One judging: the prompt goes to an engine, the text streams back, and is read into a card at its end."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from desktop.engines.engine import Engine, Finished, Model, Piece, Request
from resources.model_card.parameters import Parameters
from trainer.judgment.types import Finding, Judgment
from trainer.samples.prompt import StatedAttitude, messages


@dataclass(frozen=True, slots=True)
class Case:
    """What the user gives."""

    facts: str
    attitude: StatedAttitude = StatedAttitude.NOT_STATED
    act_date: date | None = None  # 行为日; picks the statute in force


@dataclass(frozen=True, slots=True)
class Verdict:
    """What comes back: the model's text, and what was read out of it."""

    case: Case
    model: Model
    parameters: Parameters
    text: str
    judgment: Judgment
    findings: tuple[Finding, ...]
    finished: Finished | None  # None where the user stopped it
