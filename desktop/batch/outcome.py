"""What a kept card says, as single values: for a table's cells, a list's line, a figure's bars."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from desktop.batch.result import Result

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Outcome:
    """The first defendant's penalty, and the charges of all. ``months`` is None where the penalty has no term;
    ``readable``: there is a defendant with a charge, or with an acquittal."""

    charges: tuple[str, ...]
    kind: str | None
    months: int | None
    errors: int
    warnings: int
    notes: int
    readable: bool
    whole: bool  # the model ended by itself, it was not cut off


def outcome_of(result: Result) -> Outcome | None:
    """None where there is no answer."""
    card = result.card
    if card is None:
        return None
    defendants: list[Json] = card["judgment"]["defendants"]
    severities = Counter(finding["severity"] for finding in card["findings"])
    total = defendants[0]["total"] if defendants else None
    charges = tuple(dict.fromkeys(charge["name"] for each in defendants for charge in each["charges"]))
    return Outcome(
        charges,
        total["kind"] if total else None,
        total["months"] if total else None,
        severities["error"],
        severities["warning"],
        severities["note"],
        bool(defendants) and (bool(charges) or total is not None),
        card["end"] == "stop",
    )
