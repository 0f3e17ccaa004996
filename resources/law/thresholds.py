"""From which amount, number or circumstance on each range of an article opens (``thresholds.json``).

One row is one standard of one document for one tier of a charge:

- tier: the position of the range in ``charges.json``, in every version in force while the row is;
- kind: main, also (another way into the tier), lowered (a lower number that the court *may* take where one of
  ``requires`` is there), attempt, filing (when a case is opened, no more), leniency, aggravating, none (there is no
  national number: ask for the province's, or say so);
- factor: a lowered number is this part of the main one, the province's own included;
- of: what is measured; min: from which number on, both ends of the corridor where each province chooses within it;
  below: the number at which the tier ends, itself not included;
- sub: what kind of act the row is for; when: words one of which a text of that kind has, [] for the kind that remains
  (a row for a kind that no words tell is not computed with);
- requires: circumstances one of which must be there; cases: those that open the tier by themselves;
- since, until: its first and last day in force, both included, for acts of that time (高检发释字〔2001〕5号);
- document, amended, article, part: where it stands; sources: 1 where it was read in one copy only, else two;
- unsure: a later document probably changed the number and its text could not be had. It is shown with a warning and
  never computed with.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any, Literal

Kind = Literal["main", "also", "lowered", "attempt", "filing", "leniency", "aggravating", "none"]


@dataclass(frozen=True, slots=True)
class Standard:
    """Where a number stands: a document by its number (刑法 for the law itself) and the article there."""

    document: str
    article: int | None = None
    amended: int | None = None
    part: str | None = None  # 二（一）, of a document without articles


@dataclass(frozen=True, slots=True)
class Threshold:
    """One row. ``low`` and ``high`` differ where the province chooses; both None where nothing is counted."""

    charge: str
    tier: int | None
    kind: Kind
    of: str
    low: float | None
    high: float | None
    below: float | None
    factor: float | None
    sub: str | None
    when: tuple[str, ...] | None
    requires: tuple[str, ...]
    cases: tuple[str, ...]
    since: date
    until: date | None
    standard: Standard | None
    unsure: bool
    note: str | None
    copies: int = 2  # of the document that were read, 1 or more

    @property
    def by_province(self) -> bool:
        """Whether each province chooses its own number within the corridor."""
        return self.low != self.high

    def in_force(self, first: date, last: date) -> bool:
        """Whether it holds for an act on some day between the two."""
        return self.since <= last and (self.until is None or self.until >= first)


@cache
def thresholds_of(charge: str) -> tuple[Threshold, ...]:
    """The rows of a charge, by its name in ``charges.json`` without brackets; () where none is known."""
    return tuple(_row(charge, row) for row in _data().get(charge, ()))


def charges_with_thresholds() -> tuple[str, ...]:
    """The names of the charges that have rows."""
    return tuple(_data())


@cache
def _data() -> dict[str, list[dict[str, Any]]]:
    text = files(__package__).joinpath("thresholds.json").read_text(encoding="utf-8")
    return {each["charge"]: each["rows"] for each in json.loads(text)}


def _row(charge: str, row: dict[str, Any]) -> Threshold:
    low, high = row["min"] if isinstance(row.get("min"), list) else (row.get("min"), row.get("min"))
    until, since = row.get("until"), row.get("since")
    return Threshold(
        charge=charge,
        tier=row.get("tier"),
        kind=row.get("kind", "main"),
        of=row["of"],
        low=low,
        high=high,
        below=row.get("below"),
        factor=row.get("factor"),
        sub=row.get("sub"),
        when=tuple(row["when"]) if "when" in row else None,
        requires=tuple(row.get("requires", ())),
        cases=tuple(row.get("cases", ())),
        since=date.fromisoformat(since) if since else date.min,
        until=date.fromisoformat(until) if until else None,
        standard=Standard(row["document"], row.get("article"), row.get("amended"), row.get("part"))
        if "document" in row
        else None,
        unsure=row.get("unsure", False),
        note=row.get("note"),
        copies=row.get("sources", 2),
    )
