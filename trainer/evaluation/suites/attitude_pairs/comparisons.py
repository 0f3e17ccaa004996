"""Two answers to one case whose attitude differs, and how far the guideline lets their terms part."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil, floor

from trainer.evaluation.cases.row import Row
from trainer.evaluation.suites.attitude_pairs.held import held_in
from trainer.samples.leniency import EARNING, Share, other_share, worth

# Whatever is told otherwise is compared with the case in which nothing is; where there is none, a confession with a
# denial, which costs what the confession would have earned and no more.
_REFERENCES = ("not-stated", "denied")
_EXACT = 9  # decimals, so that 0.1 + 0.2 opens no further month


@dataclass(frozen=True, slots=True)
class Comparison:
    """Places among the rows: ``other`` is the row with the changed attitude. ``months`` of the two, None where either
    has no term that could be read."""

    reference: int
    other: int
    level: str
    against: str
    months: tuple[int, int] | None


def comparisons(rows: Sequence[Row]) -> Iterator[Comparison]:
    """Of each case its reference with every row of another attitude."""
    for places in by_case(rows):
        levels = {place: rows[place].question.own["level"] for place in places}
        reference = next((place for level in _REFERENCES for place in places if levels[place] == level), None)
        if reference is None:
            continue
        for place in places:
            if levels[place] != levels[reference]:
                yield Comparison(
                    reference, place, levels[place], levels[reference], _months(rows[reference], rows[place])
                )


def by_case(rows: Sequence[Row]) -> list[list[int]]:
    """The places of the rows of each case, and of each defendant of it."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for place, row in enumerate(rows):
        found[row.question.own["pair"]].append(place)
    return list(found.values())


def allowed(reference: Row, other: Row, months: int) -> tuple[int, int]:
    """The least and the most that ``other`` may be where the reference has so many months.

    The bounds are those of 法发〔2021〕21号, part three (``trainer.samples.leniency``).
    What the attitude earns lies between nothing and the guideline's bound in both; all else is the same, and counts at
    the middle of its bounds. Between silence, denial and no statement at all nothing changes.
    """
    others = other_share(_circumstances(reference))
    before = Share(worth(held_in(reference), 1.0), others)
    after = Share(worth(held_in(other), 1.0), others)
    least = months * after.factor(after.attitude.most) / before.factor(0.0)
    most = months * after.factor(0.0) / before.factor(before.attitude.most)
    return floor(round(least, _EXACT)), ceil(round(most, _EXACT))


def term(row: Row) -> int | None:
    """The months that were read, None where there are none."""
    return row.said.months if row.said is not None and row.said.has_term else None


def _months(reference: Row, other: Row) -> tuple[int, int] | None:
    before, after = term(reference), term(other)
    return None if before is None or after is None else (before, after)


def _circumstances(row: Row) -> set[str]:
    """What the answer weighs besides the attitude; nothing of a baseline, which gives no reasons."""
    defendants = row.judgment.defendants if row.judgment is not None else ()
    named = [each for each in defendants if each.name == row.question.own["name"]]
    return {found.id for each in (named or defendants)[:1] for found in each.circumstances} - set(EARNING)
