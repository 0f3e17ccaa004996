"""The samples of one row: those that were answered, and which of them stands for all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.batch.agreement import Agreement, agreement_on
from desktop.batch.result import Result


@dataclass(frozen=True, slots=True)
class RowSamples:
    """By their samples. ``typical`` and ``spread`` are None where there is no answer."""

    results: tuple[Result, ...]
    typical: Result | None = None
    spread: Agreement | None = None

    @property
    def failed(self) -> Result | None:
        """The first without an answer."""
        return next((result for result in self.results if result.card is None), None)


def samples_of(results: Sequence[Result]) -> RowSamples:
    """``results``: of one row, each sample once."""
    ordered = tuple(sorted(results, key=lambda result: result.head.sample))
    answered = [(result, result.head.outcome) for result in ordered]
    outcomes = [(result, outcome) for result, outcome in answered if outcome is not None]
    if not outcomes:
        return RowSamples(ordered)
    spread = agreement_on([outcome for _, outcome in outcomes])
    return RowSamples(ordered, outcomes[spread.typical][0], spread)
