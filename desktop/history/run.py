"""One judging as it is kept: what it was made from, what was written, and what was read in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from desktop.judging.run_input import RunInput, RunKind, RunState
from resources.messages.message import Message

__all__ = ["Matter", "Query", "Run", "RunInput", "RunKind", "RunState", "RunSummary"]


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
    similar: dict[str, Any] | None = None  # the similar cases that stood beside it (`desktop.similar.kept`)


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
    text or notes. ``since`` itself is in, ``until`` is not."""

    words: str = ""
    charge: str = ""
    model: str = ""
    kind: RunKind | None = None
    matter: int | None = None
    group: str = ""
    since: datetime | None = None
    until: datetime | None = None
