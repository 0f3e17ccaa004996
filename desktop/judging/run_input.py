"""What a judging is made from: it is kept before anything is sent."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from desktop.judging.case import Case
from resources.model_card.parameters import Parameters
from trainer.engines.engine import Model


class RunKind(StrEnum):
    """What was done."""

    PREDICTION = "prediction"
    CHECK = "check"  # anyone's judgment; no model
    BATCH = "batch"  # a table of cases; its rows are in the batch's own folder


class RunState(StrEnum):
    """How far it came. One that is WRITING when the history is opened was cut off with the program that wrote it."""

    WRITING = "writing"
    FINISHED = "finished"
    STOPPED = "stopped"  # by the user; what was written is kept
    INTERRUPTED = "interrupted"  # the program ended in the middle
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class RunInput:
    """What is committed before anything is sent.

    Runs that were asked for together (samples of one case, the columns of a comparison) have one ``group``, told apart
    by ``column`` and ``sample``, both from 0. ``changes`` are what a column differs in, as data:
    ``{"attitude": "坦白"}``.
    """

    kind: RunKind
    case: Case
    model: Model | None = None  # None: no model of ours wrote the text
    parameters: Parameters | None = None  # what was asked for
    engine_version: str = ""
    system: str = ""  # the system text that was sent
    prompt_hash: str = ""  # sha256 of the turns that were sent
    given: str = ""  # CHECK: the text that was given; BATCH: the folder of the batch
    matter: int | None = None
    group: str = ""
    column: int = 0
    sample: int = 0
    changes: tuple[tuple[str, str], ...] = ()
