"""The samples of one row: how far they agree, and which of them stands for all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from desktop.batch.outcome import charges_named, outcome_of
from desktop.batch.result import Result


@dataclass(frozen=True, slots=True)
class RowSamples:
    """As `desktop.judging.sampling.Samples`, of kept cards. ``typical``: its charges are those of most, its term is the
    nearest to the median; None where there is no answer. ``agreement`` is a share of the answers, 0 to 1."""

    results: tuple[Result, ...]
    typical: Result | None
    agreement: float | None = None
    months_median: float | None = None
    months_least: int | None = None
    months_most: int | None = None

    @property
    def failed(self) -> Result | None:
        """The first without an answer."""
        return next((result for result in self.results if result.card is None), None)


def samples_of(results: Sequence[Result]) -> RowSamples:
    """``results``: of one row, each sample once."""
    ordered = tuple(sorted(results, key=lambda result: result.sample))
    answered = [result for result in ordered if result.card is not None]
    if not answered:
        return RowSamples(ordered, None)
    named = {result.key: charges_named(result) for result in answered}
    counted = Counter(named.values())
    readable = Counter({charges: count for charges, count in counted.items() if charges}) or counted
    charges, votes = readable.most_common(1)[0]
    months = {result.key: outcome.months for result in answered if (outcome := outcome_of(result)) is not None}
    terms = [term for term in months.values() if term is not None]
    middle = median(terms) if terms else None

    def distance(result: Result) -> float:
        term = months[result.key]
        return float("inf") if term is None or middle is None else abs(term - middle)

    typical = min((result for result in answered if named[result.key] == charges), key=distance)
    return RowSamples(
        ordered,
        typical,
        votes / len(answered),
        middle,
        min(terms, default=None),
        max(terms, default=None),
    )
