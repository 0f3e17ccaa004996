"""What interpretations say of the fine where the Criminal Law names no sum (``fines.toml``)."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from resources.law.guideline import Bounds, read_bounds


@dataclass(frozen=True, slots=True)
class FineRule:
    """``band``: the range in months that it is for, None for all. 0 in ``yuan`` and ``times`` stands for no bound.

    ``times`` are multiples of ``of``: the amount of the crime, what was gained by it, what was sold. ``without``:
    bounds in yuan where there is no such amount, or it cannot be told.
    """

    charges: tuple[str, ...]
    band: Bounds | None
    yuan: Bounds
    times: Bounds | None
    of: Literal["amount", "gains", "sales"] | None
    without: Bounds | None
    document: str
    article: int

    def bounds(self, amount: int | None) -> tuple[int, int | None] | None:
        """Yuan, least and most (None: no upper bound). None where it depends on an amount that is not known.

        A most below the least, twice an amount that is small, is the least itself.
        """
        low, high = self.yuan
        if self.times is None:
            return low, high or None
        if amount is None:
            return None
        low = max(low, self.times[0] * amount)
        return low, max(low, self.times[1] * amount) if self.times[1] else None


@cache
def fine_rules(charge: str, band: Bounds | None) -> tuple[FineRule, ...]:
    """The rules for a charge, by its name in law, and a range of it."""
    return tuple(rule for rule in _all() if charge in rule.charges and rule.band in (None, band))


@cache
def takes_amount(charge: str) -> bool:
    """Whether a rule for the charge measures the fine by the amount of the crime."""
    return any(rule.of == "amount" for rule in _all() if charge in rule.charges)


@cache
def _all() -> tuple[FineRule, ...]:
    text = files(__package__).joinpath("fines.toml").read_text(encoding="utf-8")
    return tuple(map(_rule, tomllib.loads(text)["fine"]))


def _rule(row: dict[str, Any]) -> FineRule:
    return FineRule(
        charges=tuple(row["charges"]),
        band=read_bounds(row["band"]) if "band" in row else None,
        yuan=_pair(row["yuan"]),
        times=_pair(row["times"]) if "times" in row else None,
        of=row.get("of"),
        without=_pair(row["without"]) if "without" in row else None,
        document=row["document"],
        article=row["article"],
    )


def _pair(values: list[int]) -> Bounds:
    low, high = values
    return low, high
