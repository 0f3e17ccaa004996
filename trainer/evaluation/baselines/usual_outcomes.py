"""What courts usually decide, of all cases and by their charges: what is reached without reading the facts."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import median_low
from typing import TypeVar

from trainer.evaluation.cases.outcome import Outcome
from trainer.evaluation.errors import EvaluationError

Charges = frozenset[str]
Counted = TypeVar("Counted", bound=Hashable)


@dataclass(frozen=True, slots=True)
class UsualOutcomes:
    """``constant`` is the most frequent set of charges with its most frequent articles; the rest of it is usual of all
    cases, whatever their charges. ``by_charges`` has months of 0 where no case of these charges has a term."""

    constant: Outcome
    by_charges: Mapping[Charges, Outcome]

    def of_charges(self, charges: Charges) -> Outcome:
        """What is usual of these charges; of the best-known part of a set that was never seen; of all cases where
        none of the charges is known."""
        known = self.by_charges.get(charges) or self._nearest(charges)
        if known is None:
            return replace(self.constant, charges=charges, articles=frozenset())
        return replace(known, charges=charges, months=known.months or self.constant.months)

    def _nearest(self, charges: Charges) -> Outcome | None:
        """Of the known set that shares most with this one; the graver where several do."""
        best = max(self.by_charges, key=lambda known: (_overlap(known, charges), self.by_charges[known].months))
        return self.by_charges[best] if best & charges else None


def usual_outcomes(outcomes: Sequence[Outcome]) -> UsualOutcomes:
    """Of at least one case with a term. Raises EvaluationError where there is none."""
    if not any(outcome.has_term for outcome in outcomes):
        raise EvaluationError("data", "evaluation.no-terms")
    groups: defaultdict[Charges, list[Outcome]] = defaultdict(list)
    for outcome in outcomes:
        groups[outcome.charges].append(outcome)
    usual = {charges: usual_of(group) for charges, group in groups.items()}
    majority = usual[_most_frequent(outcome.charges for outcome in outcomes)]
    constant = replace(usual_of(outcomes), charges=majority.charges, articles=majority.articles)
    return UsualOutcomes(constant, usual)


def usual_of(outcomes: Sequence[Outcome]) -> Outcome:
    """Of at least one case: the most frequent charges, articles and kind of sentence, the general articles that at
    least half of the cases cite, and medians, which lie nearest to all in log distance. Only cases that know it count
    for each; a part that none knows is not known."""
    terms = [outcome.months for outcome in outcomes if outcome.has_term]
    kinds = [outcome.kind for outcome in outcomes if outcome.kind is not None]
    fines = [outcome.fine_yuan for outcome in outcomes if outcome.fine_yuan is not None]
    probations = [outcome.probation_months for outcome in outcomes if outcome.probation_months is not None]
    return Outcome(
        charges=_most_frequent(outcome.charges for outcome in outcomes),
        articles=_most_frequent(outcome.articles for outcome in outcomes),
        months=median_low(terms) if terms else 0,
        general=_of_half([outcome.general for outcome in outcomes if outcome.general is not None]),
        kind=_most_frequent(kinds) if kinds else None,
        fine_yuan=median_low(fines) if fines else None,
        probation_months=median_low(probations) if probations else None,
    )


def _of_half(sets: Sequence[frozenset[int]]) -> frozenset[int] | None:
    counted = Counter(article for each in sets for article in each)
    return frozenset(article for article, count in counted.items() if 2 * count >= len(sets)) if sets else None


def _most_frequent(values: Iterable[Counted]) -> Counted:
    """The first to be seen where several are as frequent."""
    return Counter(values).most_common(1)[0][0]


def _overlap(left: Charges, right: Charges) -> float:
    return len(left & right) / (len(left | right) or 1)
