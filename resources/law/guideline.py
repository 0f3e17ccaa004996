"""The sentencing guideline (量刑指导意见, ``guideline.toml``): starts of thirty crimes, and what must not count twice.

Sources: 法发〔2021〕21号 and 法〔2024〕132号. Terms are in months, percentages those of the base sentence; bounds are
included.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

Bounds = tuple[int, int]
IN_FORCE = MappingProxyType({"法发〔2021〕21号": date(2021, 7, 1), "法〔2024〕132号": date(2024, 7, 1)})


@dataclass(frozen=True, slots=True)
class GuidelineMethod:
    """What holds for all crimes.

    ``frame_members`` are within one frame with ``plea`` (认罪认罚): down to minus ``frame`` percent, ``frame_with``
    where one of ``frame_wide`` is among them. ``within``: a circumstance, and the wider ones that already value it.
    ``minor``: what may go beyond its bounds for a minor offence. ``items``: where in ``document`` a circumstance
    stands.
    """

    document: str
    margin: int
    plea: str
    frame_members: frozenset[str]
    frame_wide: frozenset[str]
    frame: int
    frame_with: int
    recidivist: str
    recidivist_months: int
    minor: frozenset[str]
    items: Mapping[str, str]
    within: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class ChargeGuideline:
    """What the guideline gives for one crime.

    ``starts``: a band (months of the statute, None for one without a prison term) and a start within it. ``adds``,
    ``fine`` and ``probation`` are names of factors (``guideline`` in resources/messages). ``direct``: the sentence is
    set without steps. ``inferred``: the national text could not be read; other sources agree on the figures.
    """

    name: str
    document: str
    item: str
    starts: tuple[tuple[Bounds | None, Bounds], ...]
    adds: tuple[str, ...]
    fine: tuple[str, ...]
    probation: tuple[str, ...]
    adjust: Mapping[str, Bounds]
    strict: bool
    direct: bool
    inferred: bool

    def starts_of(self, band: Bounds | None) -> tuple[Bounds, ...]:
        """The starts for a band of the statute; none where the guideline was made for other bands."""
        return tuple(start for of, start in self.starts if of == band)


@cache
def guideline_method() -> GuidelineMethod:
    """The common part."""
    row = _data()["method"]
    sets = {name: frozenset(row[name]) for name in ("frame_members", "frame_wide", "minor")}
    within = MappingProxyType({name: tuple(wider) for name, wider in row["within"].items()})
    return GuidelineMethod(**{**row, **sets, "items": MappingProxyType(row["items"]), "within": within})


@cache
def guideline_of(charge: str) -> ChargeGuideline | None:
    """What is given for a charge, by its name in ``resources.law.charges``; None where the guideline has nothing."""
    return _charges().get(charge)


def guideline_names() -> tuple[str, ...]:
    """The thirty charges, in the guideline's order."""
    return tuple(_charges())


@cache
def guideline_words() -> frozenset[str]:
    """All that has its words in the catalogue: what adds, what the fine and probation look to, single percentages."""
    charges = _charges().values()
    return frozenset(word for each in charges for word in (*each.adds, *each.fine, *each.probation, *each.adjust))


@cache
def _charges() -> Mapping[str, ChargeGuideline]:
    return {row["name"]: _charge(row) for row in _data()["charge"]}


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("guideline.toml").read_text(encoding="utf-8"))


def _charge(row: dict[str, Any]) -> ChargeGuideline:
    document, _, item = row["item"].partition(" ")
    return ChargeGuideline(
        name=row["name"],
        document=document,
        item=item,
        starts=tuple(map(_start, row["starts"])),
        adds=tuple(row["adds"]),
        fine=tuple(row.get("fine", ())),
        probation=tuple(row.get("probation", ())),
        adjust=MappingProxyType({name: (low, high) for name, (low, high) in row.get("adjust", {}).items()}),
        strict=row.get("strict", False),
        direct=row.get("direct", False),
        inferred=row.get("inferred", False),
    )


def _start(text: str) -> tuple[Bounds | None, Bounds]:
    band, _, start = text.partition(": ")
    return (None if band == "拘役" else read_bounds(band)), read_bounds(start)


def read_bounds(text: str) -> Bounds:
    """``36-120``. Raises ValueError for anything else."""
    low, high = map(int, text.split("-"))
    return low, high
