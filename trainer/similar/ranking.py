"""How the cases that BM25 finds are put in order: what weighs in law counts beside the text.

A case's score is its BM25 over that of the best one, plus what each feature brings. What they bring was fitted on
CAIL's training cases alone: of 2,788 that were drawn by chance, each asked about with all others indexed, every second
one chose the values, each in turn that which brings the median of the 20 nearest terms nearest to the truth, twice
round; on the other half BM25 alone is 0.544 from the truth, so ordered 0.438, without the band 0.479, without the
amount 0.465. The rest makes less than 0.01 there (CAIL's facts seldom tell attitude and circumstances): it keeps a
small weight, so that of cases otherwise alike the one that shares it comes first.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import log

from trainer.similar.hit import Shared
from trainer.similar.question import Weights

SAME_CHARGES = 0.2
BROUGHT: Mapping[str, float] = {
    "band": 0.3,
    "amount": 0.3,
    "attitude": 0.05,
    "circumstances": 0.1,
    "defendants": 0.2,
    "year": 0.1,
    "province": 0.2,
}
"""By the names of `Weights`: what a feature that is all alike brings; one that is all unlike takes off as much, where
it can be unlike."""
_YEARS = 5
_FULL = 4
"""So many circumstances in common bring all that they can."""


def score_of(bm25: float, shared: Shared, weights: Weights) -> float:
    """``bm25``: over that of the best case. What one of the two cases does not tell brings nothing."""
    features = features_of(shared)
    legal = sum(BROUGHT[name] * value for name, value in features.items() if getattr(weights, name))
    return bm25 + SAME_CHARGES * shared.same_charges + legal


def features_of(shared: Shared) -> dict[str, float]:
    """Each between -1 and 1."""
    circumstances = (len(shared.circumstances) - 0.5 * len(shared.missing)) / _FULL
    return {
        "band": 0.0 if shared.band is None else {0.0: -1.0, 0.5: 0.5}.get(shared.band, 1.0),
        "amount": 0.0 if shared.amount is None else max(-1.0, 1 - log(shared.amount)),
        "attitude": 0.0 if shared.attitude is None else 1.0 if shared.attitude else -1.0,
        "circumstances": max(-1.0, min(1.0, circumstances)),
        "defendants": float(shared.defendants),
        "year": 0.0 if shared.years is None else max(0.0, 1 - shared.years / _YEARS),
        "province": float(shared.province or False),
    }
