"""An outcome as plain JSON, and back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from trainer.evaluation.cases.outcome import Outcome
from trainer.judgment.types import SentenceKind


def outcome_json(outcome: Outcome) -> dict[str, Any]:
    """Sets as sorted lists, the kind by the statute's words; null for what is not known."""
    return {
        "charges": sorted(outcome.charges),
        "articles": sorted(outcome.articles),
        "months": outcome.months,
        "life": outcome.life,
        "death": outcome.death,
        "general": None if outcome.general is None else sorted(outcome.general),
        "kind": outcome.kind.value if outcome.kind else None,
        "fine_yuan": outcome.fine_yuan,
        "probation_months": outcome.probation_months,
    }


def outcome_from(plain: Mapping[str, Any]) -> Outcome:
    """What ``outcome_json`` wrote. Raises KeyError, TypeError or ValueError where it is no outcome."""
    kind = plain["kind"]
    general = plain["general"]
    return Outcome(
        charges=frozenset(map(str, plain["charges"])),
        articles=frozenset(map(int, plain["articles"])),
        months=int(plain["months"]),
        life=bool(plain["life"]),
        death=bool(plain["death"]),
        general=None if general is None else frozenset(map(int, general)),
        kind=None if kind is None else SentenceKind(kind),
        fine_yuan=_whole(plain["fine_yuan"]),
        probation_months=_whole(plain["probation_months"]),
    )


def _whole(value: Any) -> int | None:
    return None if value is None else int(value)
