"""What is reached without reading the facts: the scores that a model has to beat."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from statistics import median_low
from typing import TypeVar

from trainer.evaluation.cases.outcome import Outcome
from trainer.evaluation.errors import EvaluationError

Charges = frozenset[str]
Counted = TypeVar("Counted", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Baselines:
    """Fitted on a training file.

    ``constant`` is the most frequent set of charges, its most frequent set of articles, and the median of all terms
    (the constant with the least log distance). ``months`` and ``articles`` are the same by set of charges.
    """

    constant: Outcome
    months: dict[Charges, int]
    articles: dict[Charges, frozenset[int]]

    def of_charges(self, charges: Charges) -> Outcome:
        """Median term and usual articles of these charges; of the best-known part of a set that was never seen."""
        known = charges if charges in self.months else self._nearest(charges)
        return Outcome(
            charges=charges,
            articles=self.articles.get(known, frozenset()),
            months=self.months.get(known, self.constant.months),
        )

    def _nearest(self, charges: Charges) -> Charges:
        """The known set that shares most with this one; the graver where several do. Empty where none does."""
        best = max(self.months, key=lambda known: (_overlap(known, charges), self.months[known]), default=frozenset())
        return best if best & charges else frozenset()


def fit(outcomes: Sequence[Outcome]) -> Baselines:
    """Baselines of at least one case with a term. Raises EvaluationError where there is none."""
    terms: defaultdict[Charges, list[int]] = defaultdict(list)
    articles: defaultdict[Charges, list[frozenset[int]]] = defaultdict(list)
    for outcome in outcomes:
        articles[outcome.charges].append(outcome.articles)
        if outcome.has_term:
            terms[outcome.charges].append(outcome.months)
    if not terms:
        raise EvaluationError("data", "evaluation.no-terms")
    usual = {charges: _most_frequent(sets) for charges, sets in articles.items()}
    majority = _most_frequent([outcome.charges for outcome in outcomes])
    return Baselines(
        constant=Outcome(majority, usual[majority], median_low(month for group in terms.values() for month in group)),
        months={charges: median_low(months) for charges, months in terms.items()},
        articles=usual,
    )


def _most_frequent(values: Iterable[Counted]) -> Counted:
    """The first to be seen where several are as frequent."""
    return Counter(values).most_common(1)[0][0]


def _overlap(left: Charges, right: Charges) -> float:
    return len(left & right) / len(left | right)
