"""How near the predicted terms are.

Distances are measured on the cases whose label has months. CAIL writes 0 months for death and life, and also for a
fine alone, an exemption and more: what is meant is not known, so such cases count in CAIL's own score only. A
prediction of death or life counts as 300 months there (刑法 69: the longest term), and one without a term, or an answer
that could not be read, as 0 months.
"""

from __future__ import annotations

from math import log

from trainer.evaluation.cases.outcome import Outcome

LONGEST_TERM = 300
CAIL_STEPS = ((0.2, 1.0), (0.4, 0.8), (0.6, 0.6), (0.8, 0.4), (1.0, 0.2))


def months_said(predicted: Outcome | None) -> int:
    """The months that a distance is measured from: see above."""
    if predicted is None:
        return 0
    return LONGEST_TERM if predicted.death or predicted.life else predicted.months


def log_distance(true: int, said: int) -> float:
    """|ln(y + 1) - ln(p + 1)|, y and p in months, or in yuan."""
    return abs(log(true + 1) - log(said + 1))


def cail_steps(true: int, said: int) -> float:
    """What CAIL2018's third task gives for months: by steps of the log distance."""
    distance = log_distance(true, said)
    return next((score for bound, score in CAIL_STEPS if distance <= bound), 0.0)


def cail_term_score(truth: Outcome, predicted: Outcome | None) -> float:
    """One case's score in CAIL2018's third task: death (-2) and life (-1) exactly, months by ``cail_steps``."""
    if predicted is None or (truth.death, truth.life) != (predicted.death, predicted.life):
        return 0.0
    return 1.0 if truth.death or truth.life else cail_steps(truth.months, predicted.months)
