"""Which charges most of several answers name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable


def most_named(answers: Iterable[tuple[str, ...]]) -> tuple[tuple[str, ...], int]:
    """Those charges, and how many answers name just these. ``answers``: at least one, each with its charges in one
    order; one that could not be read has none, and agrees with nobody unless none could be read."""
    counted = Counter(answers)
    readable = Counter({charges: count for charges, count in counted.items() if charges}) or counted
    return readable.most_common(1)[0]
