"""One judging as it is kept: what it was made from, what was written, and what was read in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from desktop.judging.case import Case
from resources.messages.message import Message
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


@dataclass(frozen=True, slots=True)
class RunSummary:
    """A run's line in a list. ``names`` and ``charges`` as the card has them, else as the facts tell them; ``outcome``
    is the card's penalty for each defendant in Chinese, ``errors`` and ``warnings`` are counts of findings."""

    id: int
    at: datetime  # with its zone
    kind: RunKind
    state: RunState
    matter: int | None
    group: str
    column: int
    sample: int
    changes: tuple[tuple[str, str], ...]
    names: tuple[str, ...]
    charges: tuple[str, ...]
    outcome: tuple[str, ...]
    months: int | None  # the first defendant's term
    errors: int
    warnings: int
    model: str  # as it is shown; "" without one
    facts_start: str  # the first 80 characters
    written: int = 0  # characters of its text: what is kept of one that was stopped or failed
    snippet: str = ""  # where a search found it, the words found between 【 and 】


@dataclass(frozen=True, slots=True)
class Run:
    """``card`` is the verdict as ``judge --json`` gives it (`desktop.judging.verdict_json`), from the day it was made:
    the law and the program may know more since. None where nothing could be read."""

    summary: RunSummary
    input: RunInput
    text: str
    card: dict[str, Any] | None
    error: Message | None
    sheets: tuple[dict[str, Any], ...]  # guideline sheets as the user worked them
    seconds: float | None
    answer_tokens: int | None
    sent: dict[str, Any] | None  # the options that the answer was really drawn with
    program: str  # the version that made it
    law_as_of: str  # ISO day


@dataclass(frozen=True, slots=True)
class Matter:
    """案件: what belongs together, by the user's own name."""

    id: int
    name: str
    notes: str
    runs: int
    changed: datetime


@dataclass(frozen=True, slots=True)
class Query:
    """Which runs are wanted; what is empty or None does not narrow. ``words``: all of them, in facts, names, charges,
    text or notes."""

    words: str = ""
    charge: str = ""
    model: str = ""
    kind: RunKind | None = None
    matter: int | None = None
    group: str = ""
    since: datetime | None = None
    until: datetime | None = None
