"""The span in which courts sentenced the cases most like this one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp

from resources.messages.message import Message, message
from trainer.similar.calibration import CALIBRATED_SHARE, Calibration
from trainer.similar.hit import Hit

NEIGHBOURS = 20
"""So many of the nearest tell the span; 10 and 30 came less near to the truth, see `trainer.similar.ranking`."""
FEWEST = 5
"""Terms from which on a span is told: of fewer the ends are single judgments."""
STEEPNESS = 0.4
"""A neighbour whose score is so much lower counts 1/e of the best one. Fitted as the order is: there the median lies
3 % further from the truth where all count alike, 3 to 5 % at 0.2 and 1 % at 0.8."""
_ROUNDING = 1e-9


@dataclass(frozen=True, slots=True)
class Span:
    """Months, each sentence counted by how near its case is: a tenth lies below ``p10``, half below ``p50``, a tenth
    above ``p90``. Where the index was calibrated the two ends are those between which 80 % of held-out cases' real
    sentences lay: ``share`` is how many it were, None where it was not calibrated.

    ``count`` sentences had a term; beside them were ``life`` and ``death`` sentences and ``no_term``: fine only,
    exempted, not guilty, or what the labels do not tell.
    """

    p10: int
    p50: int
    p90: int
    count: int
    share: float | None = None
    life: int = 0
    death: int = 0
    no_term: int = 0


def span_of(hits: Sequence[Hit], calibration: Calibration | None = None) -> Span | None:
    """Of the nearest of ``hits``, which are in their order; None where `why_no_span` says why."""
    if why_no_span(hits, calibration) is not None:
        return None
    near = hits[:NEIGHBOURS]
    terms = weighed_terms(near)
    p10, p90 = ends(terms, calibration.level if calibration else CALIBRATED_SHARE)
    sentences = [hit.sentence for hit in near]
    return Span(
        p10,
        ends(terms, 0.0)[0],
        p90,
        count=sum(each.has_term for each in sentences),
        share=calibration.share if calibration else None,
        life=sum(each.life for each in sentences),
        death=sum(each.death for each in sentences),
        no_term=sum(not (each.has_term or each.life or each.death) for each in sentences),
    )


def why_no_span(hits: Sequence[Hit], calibration: Calibration | None = None) -> Message | None:
    """None where there is one."""
    near = hits[:NEIGHBOURS]
    count = sum(hit.sentence.has_term for hit in near)
    if count < FEWEST:
        return message("similar.too-few", count=count, least=FEWEST)
    if calibration is not None and likeness(near) < calibration.least_likeness:
        return message("similar.too-unlike")
    return None


def likeness(hits: Sequence[Hit]) -> float:
    """How much the nearest have in common with the asked text, on average: between 0 and 1."""
    near = hits[:NEIGHBOURS]
    return sum(hit.shared.text for hit in near) / len(near) if near else 0.0


def ends(terms: Sequence[tuple[int, float]], level: float) -> tuple[int, int]:
    """Between which the middle ``level`` of the weight lies: both are terms of real cases."""
    tail = (1 - level) / 2
    return _quantile(terms, tail), _quantile(terms, 1 - tail)


def weighed_terms(hits: Sequence[Hit]) -> list[tuple[int, float]]:
    """The months of the nearest, the fewest first, each with its weight; of all 1."""
    near = [hit for hit in hits[:NEIGHBOURS] if hit.sentence.has_term]
    weights = [exp((hit.score - near[0].score) / STEEPNESS) for hit in near]
    whole = sum(weights)
    return sorted((hit.sentence.months, weight / whole) for hit, weight in zip(near, weights, strict=True))


def _quantile(terms: Sequence[tuple[int, float]], share: float) -> int:
    """The first at which so large a share of the weight lies at or below it."""
    reached = 0.0
    for months, weight in terms:
        reached += weight
        if reached >= share - _ROUNDING:
            return months
    return terms[-1][0]
