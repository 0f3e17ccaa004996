"""Which tiers a measured amount opens under a set of standards."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from resources.law.thresholds import Threshold
from trainer.judgment.bands.amounts import Amount
from trainer.judgment.bands.standards import Limit

Measure = Callable[[str], "Amount | None"]
"""What the facts give of what a row measures (its ``of``)."""


class Step(NamedTuple):
    """One standard beside what was measured. ``met``: reached without doubt; else it is open."""

    limit: Limit
    amount: Amount
    met: bool


class Reached(NamedTuple):
    """``tiers`` in the article's order, () where nothing of what counts was measured. ``steps``: what opened them;
    ``missed``: the lowest standard that was not reached; ``untold``: tiers for which there is no national number."""

    tiers: tuple[int, ...]
    steps: tuple[Step, ...] = ()
    missed: Step | None = None
    untold: tuple[int, ...] = ()


def reached(
    rows: Sequence[Threshold], limit_of: Callable[[Threshold], Limit | None], measure: Measure, order: Sequence[int]
) -> Reached:
    """``order``: the tiers from the lightest to the heaviest."""
    steps = []
    missed: Step | None = None
    for row in rows:
        amount = measure(row.of) if row.tier in order else None
        limit = limit_of(row) if amount is not None else None
        if amount is None or limit is None:
            continue
        if amount.most >= limit.low:
            # Where the document asks for more than the number, the number alone leaves the tier open.
            steps.append(Step(limit, amount, amount.least >= limit.high and not row.requires))
        elif row.kind == "main" and (missed is None or limit.low < missed.limit.low):
            missed = Step(limit, amount, met=False)
    if not steps and missed is None:
        return Reached(())
    rank: dict[int | None, int] = {tier: place for place, tier in enumerate(order)}
    placed = [(rank[step.limit.row.tier], step) for step in steps]
    met = max([place for place, step in placed if step.met], default=0)
    opened = {met, *[place for place, _ in placed if place > met]}
    untold = {rank[row.tier] for row in rows if row.kind == "none" and row.tier in rank and rank[row.tier] > met}
    if untold:
        # No national number: whoever surely reaches the tier below may be in this one too.
        above = {place for place in untold if all(between in untold for between in range(met + 1, place))}
        untold = above if any(step.met for step in steps) else set()
        opened |= untold
    return Reached(_named(opened, order), _telling(placed, opened), missed, _named(untold, order))


def _telling(placed: Iterable[tuple[int, Step]], opened: set[int]) -> tuple[Step, ...]:
    """One step for each tier that applies, the heaviest first; one that is met before one that is open."""
    best: dict[int, Step] = {}
    for place, step in placed:
        if place in opened and (place not in best or (step.met and not best[place].met)):
            best[place] = step
    return tuple(best[place] for place in sorted(best, reverse=True))


def _named(places: Iterable[int], order: Sequence[int]) -> tuple[int, ...]:
    return tuple(sorted([order[place] for place in places]))
