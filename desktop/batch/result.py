"""One answer to one row: its text with its card, or why there is none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from desktop.judging.verdict import Verdict
from desktop.judging.verdict_json import verdict_json
from resources.messages.message import Message
from resources.messages.wording import message_told, told_json

# The same for all answers, or kept with the row.
_ELSEWHERE = ("text", "facts", "model", "digest", "engine", "label", "disclaimer")
_FINAL = "too_long"


@dataclass(frozen=True, slots=True)
class Result:
    """``row`` counts from 1, ``sample`` from 0. ``card`` is that of ``judge --json`` less what is kept elsewhere.

    ``kind`` is the engine's error's, "" where there is an answer; ``at`` are seconds since 1970, ``seconds`` what the
    answer took, ``program`` the version that read it.
    """

    row: int
    sample: int
    seed: int
    text: str = ""
    card: dict[str, Any] | None = None
    error: Message | None = None
    kind: str = ""
    at: float = 0.0
    seconds: float = 0.0
    program: str = ""

    @property
    def key(self) -> tuple[int, int]:
        """Row and sample."""
        return self.row, self.sample

    @property
    def is_final(self) -> bool:
        """Whether asking again could give nothing else: what failed for the server's sake is asked for again."""
        return self.card is not None or self.kind == _FINAL


def card_of(verdict: Verdict) -> dict[str, Any]:
    """What is kept of a verdict beside its text."""
    return {name: value for name, value in verdict_json(verdict).items() if name not in _ELSEWHERE}


def result_json(result: Result) -> dict[str, Any]:
    """As a line of the batch's folder."""
    return {
        "row": result.row,
        "sample": result.sample,
        "seed": result.seed,
        "at": round(result.at, 3),
        "seconds": round(result.seconds, 3),
        "program": result.program,
        "kind": result.kind,
        "error": told_json(result.error) if result.error else None,
        "text": result.text,
        "card": result.card,
    }


def result_from(plain: dict[str, Any]) -> Result:
    """What `result_json` gave. Raises KeyError or TypeError for anything else."""
    error = message_told(plain["error"]) if plain["error"] else None
    return Result(
        plain["row"],
        plain["sample"],
        plain["seed"],
        plain["text"],
        plain["card"],
        error,
        plain["kind"],
        plain["at"],
        plain["seconds"],
        plain["program"],
    )
