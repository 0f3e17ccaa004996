"""One answer to one row: its text with its card, or why there is none."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace
from typing import Any

from desktop.batch.outcome import Outcome, outcome_from, outcome_of
from desktop.judging.verdict import Verdict
from desktop.judging.verdict_json import verdict_json
from resources.messages.message import Message
from resources.messages.wording import message_told, told_json

# The same for all answers, or kept with the row.
_ELSEWHERE = ("text", "facts", "model", "digest", "engine", "label", "disclaimer")
_FINAL = "too_long"
_HEAD_ENDS = b', "written": '
"""Before it a line has what a list shows: the rest is ten times as long, and need not be read for that."""


@dataclass(frozen=True, slots=True)
class Head:
    """``row`` counts from 1, ``sample`` from 0. ``outcome`` is None where there is no answer: ``kind`` and ``error``
    are then the engine's. ``at`` are seconds since 1970, ``seconds`` what the answer took, ``program`` the version that
    read it.
    """

    row: int
    sample: int
    seed: int
    kind: str = ""
    error: Message | None = None
    at: float = 0.0
    seconds: float = 0.0
    program: str = ""
    outcome: Outcome | None = None

    @property
    def key(self) -> tuple[int, int]:
        """Row and sample."""
        return self.row, self.sample

    @property
    def is_final(self) -> bool:
        """Whether asking again could give nothing else: what failed for the server's sake is asked for again."""
        return self.outcome is not None or self.kind == _FINAL


@dataclass(frozen=True, slots=True)
class Result:
    """``card`` is that of ``judge --json`` less what is kept elsewhere, and less the lines of the guideline's sheets,
    which the card's own figures give again."""

    head: Head
    text: str = ""
    card: dict[str, Any] | None = None


def card_of(verdict: Verdict) -> dict[str, Any]:
    """What is kept of a verdict beside its text."""
    card = {name: value for name, value in verdict_json(verdict).items() if name not in _ELSEWHERE}
    card["guideline"] = [{name: sheet[name] for name in sheet if name != "lines"} for sheet in card["guideline"]]
    return card


def answered(head: Head, verdict: Verdict) -> Result:
    """``head`` with what came of it."""
    card = card_of(verdict)
    return Result(replace(head, outcome=outcome_of(card)), verdict.text, card)


def result_line(result: Result) -> bytes:
    """As a line of the batch's folder, its end included."""
    head = result.head
    first = {
        "row": head.row,
        "sample": head.sample,
        "seed": head.seed,
        "kind": head.kind,
        "error": told_json(head.error) if head.error else None,
        "at": round(head.at, 3),
        "seconds": round(head.seconds, 3),
        "program": head.program,
        "outcome": asdict(head.outcome) if head.outcome else None,
    }
    rest = {"written": result.text, "card": result.card}
    return json.dumps(first | rest, ensure_ascii=False).encode("utf-8", "surrogatepass") + b"\n"


def head_from(line: bytes) -> Head:
    """Raises KeyError, TypeError or ValueError where the line has none."""
    # Within a text of JSON the quotation marks would have strokes before them.
    end = line.find(_HEAD_ENDS)
    return _head(json.loads((line[:end] + b"}").decode("utf-8", "surrogatepass")))


def result_from(line: bytes) -> Result:
    """The whole. Raises KeyError, TypeError or ValueError where the line has none."""
    plain = json.loads(line.decode("utf-8", "surrogatepass"))
    return Result(_head(plain), plain["written"], plain["card"])


def _head(plain: dict[str, Any]) -> Head:
    return Head(
        plain["row"],
        plain["sample"],
        plain["seed"],
        plain["kind"],
        message_told(plain["error"]) if plain["error"] else None,
        plain["at"],
        plain["seconds"],
        plain["program"],
        outcome_from(plain["outcome"]) if plain["outcome"] else None,
    )
