"""Patterns that undo what a cue shows, tried only where they can match.

Nearly all of them have a word of denial in them, and most sentences have none: one look for it spares the rest.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from trainer.judgment.cue_words import holds_one_of

_DENIALS = "不未没无非拒缺否难"
ANY_DENIAL = re.compile(f"[{_DENIALS}]")
"""A character that every denial contains."""
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Negations:
    """``words``: the mere words among them; ``denying``: those that contain a word of denial; ``others``: the rest."""

    words: tuple[str, ...]
    denying: tuple[re.Pattern[str], ...]
    others: tuple[re.Pattern[str], ...]


@cache
def negations(patterns: tuple[str, ...]) -> Negations:
    """The patterns, parted."""
    words = tuple(pattern for pattern in patterns if _WORD.fullmatch(pattern))
    rest = [pattern for pattern in patterns if pattern not in words]
    denying = [pattern for pattern in rest if holds_one_of(pattern, _DENIALS)]
    return Negations(
        words,
        tuple(map(re.compile, denying)),
        tuple(re.compile(pattern) for pattern in rest if pattern not in denying),
    )
