"""Provinces' rules under the sentencing guideline, as far as they can be relied on (``guideline_provinces.toml``)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any, Literal

from resources.law.guideline import Bounds, read_bounds

Unit = Literal["yuan", "grams", "one"]
_ADD = re.compile(
    r"(?P<id>[a-z-]+): (?P<per>[\d.]+) (?P<unit>yuan|grams|one), (?P<months>\d+-\d+)"
    r"(?:, (?P<from>\d+|\?))?(?:, (?P<to>\d+))?"
)


@dataclass(frozen=True, slots=True)
class Increment:
    """Each ``per`` units from ``beyond`` to ``up_to`` add so many months; ``beyond`` None: nobody knows from where."""

    id: str
    per: Fraction
    unit: Unit
    months: Bounds
    beyond: int | None
    up_to: int | None

    def units(self, measured: Fraction) -> int | None:
        """How many whole units a measure holds; None where that cannot be told."""
        if self.beyond is None:
            return None
        measured = measured if self.up_to is None else min(measured, Fraction(self.up_to))
        return max(0, int((measured - self.beyond) // self.per))


@dataclass(frozen=True, slots=True)
class ProvinceStart:
    """A province's start and increments for one band. ``until``: from that day the figures are shown only."""

    charge: str
    band: Bounds
    start: Bounds
    adds: tuple[Increment, ...]
    until: date | None


@dataclass(frozen=True, slots=True)
class ProbationRule:
    """What speaks for probation and against it in a crime, as names of the catalogue's ``guideline``."""

    speaks_for: tuple[str, ...]
    speaks_against: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ProvinceGuideline:
    """One province's rules. ``old``: to be shown, not computed with. ``percent``: what the national guideline leaves
    open.

    ``fines``: for a charge, the months of the sentence (from, up to) and the fine's bounds in yuan.
    """

    province: str
    document: str
    year: int
    old: bool
    percent: Mapping[str, Bounds]
    starts: tuple[ProvinceStart, ...]
    fines: Mapping[str, tuple[tuple[Bounds, Bounds], ...]]
    probation: Mapping[str, ProbationRule]

    def start_of(self, charge: str, band: Bounds | None) -> ProvinceStart | None:
        """What the province gives for a band of the statute."""
        return next((each for each in self.starts if each.charge == charge and each.band == band), None)


@cache
def province_guideline(province: str) -> ProvinceGuideline | None:
    """The rules of a province by its short name (江西); None where none can be relied on even to be shown."""
    return next((each for each in _all() if each.province == province), None)


@cache
def province_words() -> frozenset[str]:
    """All that has its words in the catalogue: increments, and what speaks for probation or against it."""
    rules = [rule for each in _all() for rule in each.probation.values()]
    named = {name for rule in rules for name in (*rule.speaks_for, *rule.speaks_against)}
    return frozenset(named | {add.id for each in _all() for start in each.starts for add in start.adds})


@cache
def _all() -> tuple[ProvinceGuideline, ...]:
    text = files(__package__).joinpath("guideline_provinces.toml").read_text(encoding="utf-8")
    return tuple(map(_rules, tomllib.loads(text)["rules"]))


def _rules(row: dict[str, Any]) -> ProvinceGuideline:
    return ProvinceGuideline(
        province=row["province"],
        document=row["document"],
        year=row["year"],
        old=row.get("old", False),
        percent=MappingProxyType({name: (low, high) for name, (low, high) in row.get("percent", {}).items()}),
        starts=tuple(map(_start, row["row"])),
        fines=MappingProxyType({each["charge"]: _fines(each["yuan"]) for each in row.get("fine", ())}),
        probation=MappingProxyType(
            {
                each["charge"]: ProbationRule(tuple(each["for"]), tuple(each["against"]))
                for each in row.get("probation", ())
            }
        ),
    )


def _start(row: dict[str, Any]) -> ProvinceStart:
    return ProvinceStart(
        charge=row["charge"],
        band=read_bounds(row["band"]),
        start=read_bounds(row["start"]),
        adds=tuple(map(_increment, row.get("adds", ()))),
        until=row.get("until"),
    )


def _increment(text: str) -> Increment:
    match = _ADD.fullmatch(text)
    if match is None:
        raise ValueError(f"not an increment: {text!r}")
    known = match["from"] not in (None, "?")
    return Increment(
        id=match["id"],
        per=Fraction(match["per"]),
        unit="yuan" if match["unit"] == "yuan" else "grams" if match["unit"] == "grams" else "one",
        months=read_bounds(match["months"]),
        beyond=int(match["from"]) if known else None,
        up_to=int(match["to"]) if match["to"] else None,
    )


def _fines(yuan: Mapping[str, list[int]]) -> tuple[tuple[Bounds, Bounds], ...]:
    return tuple((read_bounds(months), (low, high)) for months, (low, high) in yuan.items())
