"""How near the predicted terms are.

Distances are measured on the cases whose label has months. CAIL writes 0 months for death and life, and also for a
fine alone, an exemption and more: what is meant is not known, so such cases count in CAIL's own score only. A
prediction of death or life counts as 300 months there (刑法 69: the longest term), and one without a term, or an answer
that could not be read, as 0 months.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import log

from trainer.evaluation.cases.outcome import Outcome

LONGEST_TERM = 300
CAIL_STEPS = ((0.2, 1.0), (0.4, 0.8), (0.6, 0.6), (0.8, 0.4), (1.0, 0.2))


@dataclass(frozen=True, slots=True)
class TermScores:
    """``cases`` with a term of months were measured; ``cail_score`` is over all cases. None where there are none."""

    cases: int
    log_distance: float | None
    exact: float | None
    within_20_percent: float | None
    within_6_months: float | None
    cail_score: float


def term_scores(pairs: Sequence[tuple[Outcome, Outcome | None]]) -> TermScores:
    """Scores of at least one pair of truth and prediction."""
    months = [(truth.months, months_said(predicted)) for truth, predicted in pairs if truth.has_term]
    return TermScores(
        cases=len(months),
        log_distance=_mean([log_distance(true, said) for true, said in months]),
        exact=_mean([true == said for true, said in months]),
        within_20_percent=_mean([abs(true - said) <= 0.2 * true for true, said in months]),
        within_6_months=_mean([abs(true - said) <= 6 for true, said in months]),
        cail_score=sum(cail_term_score(truth, predicted) for truth, predicted in pairs) / len(pairs),
    )


def months_said(predicted: Outcome | None) -> int:
    """The months that a distance is measured from: see above."""
    if predicted is None:
        return 0
    return LONGEST_TERM if predicted.death or predicted.life else predicted.months


def log_distance(true: int, said: int) -> float:
    """|ln(y + 1) - ln(p + 1)|, y and p in months."""
    return abs(log(true + 1) - log(said + 1))


def cail_term_score(truth: Outcome, predicted: Outcome | None) -> float:
    """One case's score in CAIL2018's third task: death (-2) and life (-1) exactly, months by steps of log distance."""
    if predicted is None or (truth.death, truth.life) != (predicted.death, predicted.life):
        return 0.0
    if truth.death or truth.life:
        return 1.0
    distance = log_distance(truth.months, predicted.months)
    return next((score for bound, score in CAIL_STEPS if distance <= bound), 0.0)


def _mean(values: Sequence[float]) -> float | None:
    return sum(values) / len(values) if values else None
