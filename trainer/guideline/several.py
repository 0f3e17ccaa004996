"""Several crimes together: from the highest of their sentences to the sum, under the caps of 刑法 69."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from resources.law.limits import DETENTION, FIXED_TERM, LONG_SUM, LONGEST_OF_LONG_SUM


@dataclass(frozen=True, slots=True)
class Combined:
    """Months, least and most. ``capped``: the cap, where the sum of the highest goes beyond it."""

    low: int
    high: int
    capped: int | None


def combined(ranges: Iterable[tuple[int, int]]) -> Combined | None:
    """Of each crime's range the sentence for all of them; None for fewer than two.

    A prison term absorbs detention (69 II), so a crime that can only bring detention adds nothing beside one that
    brings prison. Where the sum reaches 35 years the cap is 25 years instead of 20.
    """
    known = tuple(ranges)
    if len(known) < 2:
        return None
    prison = [each for each in known if each[1] > DETENTION.longest]
    counting = prison or list(known)
    total = sum(high for _, high in counting)
    cap = DETENTION.longest_combined if not prison else FIXED_TERM.longest_combined
    if prison and total >= LONG_SUM:
        cap = LONGEST_OF_LONG_SUM
    return Combined(max(low for low, _ in known), min(total, cap), cap if total > cap else None)
