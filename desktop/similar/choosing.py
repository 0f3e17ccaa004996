"""Which of the similar cases are listed, and in what order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from desktop.similar.kept import Neighbour


class Order(StrEnum):
    """By what the cases are ordered."""

    LIKENESS = "likeness"  # the most alike first
    TERM = "term"  # the shortest first; life and death last, what has no term before all
    YEAR = "year"  # the newest first


@dataclass(frozen=True, slots=True)
class Choice:
    """What is empty or None does not narrow. ``circumstance`` is an id."""

    year: int | None = None
    province: str = ""
    level: str = ""
    circumstance: str = ""
    order: Order = Order.LIKENESS

    def of(self, neighbours: Sequence[Neighbour]) -> tuple[Neighbour, ...]:
        """Those that are left, in their order; equal ones stay the more alike first."""
        left = [each for each in neighbours if self._takes(each)]
        keys = {
            Order.LIKENESS: lambda each: -each.score,
            Order.TERM: lambda each: (each.death, each.life, each.months),
            Order.YEAR: lambda each: -(each.year or 0),
        }
        return tuple(sorted(sorted(left, key=keys[Order.LIKENESS]), key=keys[self.order]))

    def _takes(self, each: Neighbour) -> bool:
        return (
            self.year in (None, each.year)
            and self.province in ("", each.province)
            and self.level in ("", each.level)
            and (not self.circumstance or self.circumstance in each.circumstances)
        )
