"""How far several answers to one case agree, by their outcomes alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from desktop.batch.outcome import Outcome
from desktop.judging.most_named import most_named


@dataclass(frozen=True, slots=True)
class Agreement:
    """By the first defendant's term alone, which is what a batch keeps of an answer; the window's
    `desktop.judging.sampling.Samples` weighs all defendants. ``typical`` is a position in what was given: its charges
    are those of most, its term is the nearest to the median. ``agreement`` is a share of the answers, 0 to 1; terms are
    in months, None where no answer has one."""

    typical: int
    agreement: float
    median: float | None
    least: int | None
    most: int | None


def agreement_on(outcomes: Sequence[Outcome]) -> Agreement:
    """At least one. An answer that could not be read counts as one that agrees with nobody."""
    named = [tuple(sorted(outcome.charges)) for outcome in outcomes]
    charges, votes = most_named(named)
    terms = [outcome.months for outcome in outcomes if outcome.months is not None]
    middle = median(terms) if terms else None

    def distance(position: int) -> float:
        term = outcomes[position].months
        return float("inf") if term is None or middle is None else abs(term - middle)

    typical = min((place for place, each in enumerate(named) if each == charges), key=distance)
    return Agreement(typical, votes / len(outcomes), middle, min(terms, default=None), max(terms, default=None))
