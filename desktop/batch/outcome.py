"""What a card says, as single values: for a table's cells, a list's line, a figure's bars."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Outcome:
    """The first defendant's penalty, and the charges of all. ``months`` is None where the penalty has no term;
    ``readable``: there is a defendant with a charge, or with an acquittal; ``whole``: the model ended by itself."""

    charges: tuple[str, ...]
    kind: str | None
    months: int | None
    errors: int
    warnings: int
    notes: int
    readable: bool
    whole: bool


def outcome_of(card: Json) -> Outcome:
    """``card``: as ``judge --json`` gives it."""
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


def outcome_from(plain: Mapping[str, Any]) -> Outcome:
    """Out of its fields as JSON has them. Raises KeyError or TypeError for anything else."""
    return Outcome(**{**plain, "charges": tuple(plain["charges"])})
