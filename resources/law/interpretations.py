"""The judicial interpretations and other documents that say how 刑法 is applied, as far as the program knows them.

``interpretations.json`` holds one row for each document, or for each wording of one that was amended:

- number (文号), amended (the year of the wording), title without the names of those who issued it;
- from, until: its first and its last day in force, both included; a year alone where the day is not known;
- charges and articles that it speaks of;
- replaces: the numbers of those that ended with it; alters: of those that go on beside it, changed;
- moves: the charges whose amounts or other standards it set anew since 2024, after most models were trained;
- sure: see `Sure`.

The numbers and days were compared with official copies of 2025-04-19 and 2026-05-16, see `Sure` for each.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from resources.law.article import Article

Sure = Literal["two", "one", "told", "title", "memory"]
"""two: the text in two independent copies; one: in one; told: others tell of it, the text itself could not be had;
title: only that there is such a document; memory: not held against any source. The last three are not computed with."""


@dataclass(frozen=True, slots=True)
class Interpretation:
    """One document. ``since`` is None where only the ``year`` is known; ``until`` is None while it is in force."""

    number: str | None
    amended: int | None
    title: str
    year: int
    since: date | None
    until: date | None
    charges: tuple[str, ...]
    articles: tuple[Article, ...]
    replaces: tuple[str, ...]
    alters: tuple[str, ...]
    moves: tuple[str, ...]
    sure: Sure

    @property
    def is_text_known(self) -> bool:
        """Whether what it says was read: only then may anything be computed with it."""
        return self.sure in ("two", "one")

    def in_force_on(self, day: date) -> bool:
        """Whether it is applied on a day; one whose first day is not known never is."""
        return self.since is not None and self.since <= day and (self.until is None or day <= self.until)


@cache
def interpretations() -> tuple[Interpretation, ...]:
    """All of them, the oldest first."""
    text = files(__package__).joinpath("interpretations.json").read_text(encoding="utf-8")
    return tuple(_read(row) for row in json.loads(text))


def interpretations_of(charge: str) -> tuple[Interpretation, ...]:
    """Those that speak of a charge, by its name in ``charges.json`` without brackets; the newest first."""
    return tuple(each for each in reversed(interpretations()) if charge in each.charges)


@cache
def interpretation_numbered(number: str) -> Interpretation | None:
    """The newest wording of the document with this number, 法释〔2013〕8号."""
    return next((each for each in reversed(interpretations()) if each.number == number), None)


def _read(row: dict[str, Any]) -> Interpretation:
    since: str = row["from"]
    return Interpretation(
        number=row.get("number"),
        amended=row.get("amended"),
        title=row["title"],
        year=int(since[:4]),
        since=date.fromisoformat(since) if len(since) > 4 else None,
        until=date.fromisoformat(row["until"]) if "until" in row else None,
        charges=tuple(row.get("charges", ())),
        articles=tuple(map(Article.parse, row.get("articles", ()))),
        replaces=tuple(row.get("replaces", ())),
        alters=tuple(row.get("alters", ())),
        moves=tuple(row.get("moves", ())),
        sure=row["sure"],
    )
