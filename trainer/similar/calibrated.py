"""An index's spans made true: asked about its own cases, each without itself, so many of their sentences are within.

Split-conformal: of each case that is held out, how wide a middle part of its neighbours' weight has to be to hold the
real sentence, and of these the quantile of ``CALIBRATED_SHARE`` with the correction for their number (Chernozhukov,
Wüthrich and Zhu, Distributional conformal prediction, 2021). Ends that are moved by months instead (conformalized
quantile regression) meet too many sentences at once to come near 80 %: courts like 6, 12 and 36 months.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import ceil

from trainer.similar.calibration import CALIBRATED_SHARE, Calibration
from trainer.similar.case import IndexedCase
from trainer.similar.question import Asked, Weights
from trainer.similar.search import Cases, search
from trainer.similar.span import FEWEST, NEIGHBOURS, likeness, weighed_terms

ASKED = 1000
"""Cases that are asked about: the share is then known to 1.3 points."""
LEAST_ASKED = 100
UNLIKE = 0.01
"""Of real cases so many are less like their neighbours than what gets a span."""
_NEVER = 2.0


def calibrated(
    cases: Cases, held_out: Sequence[IndexedCase], report: Callable[[int, int], None] | None = None
) -> Calibration | None:
    """``held_out``: cases by chance, which may be in the index; None where too few of them have a term and neighbours.
    ``report`` is told how many are done, and of how many."""
    levels: list[float] = []
    likenesses: list[float] = []
    for done, case in enumerate(held_out, 1):
        hits = search(cases, question_of(case), NEIGHBOURS)
        sentence = case.defendants[0]
        if sum(hit.sentence.has_term for hit in hits) >= FEWEST:
            likenesses.append(likeness(hits))
            if sentence.has_term:
                levels.append(_level(weighed_terms(hits), sentence.months))
        if report is not None:
            report(done, len(held_out))
    if len(levels) < LEAST_ASKED:
        return None
    wanted = ceil((len(levels) + 1) * CALIBRATED_SHARE)
    level = min(1.0, sorted(levels)[wanted - 1])
    share = sum(each <= level for each in levels) / len(levels)
    least = sorted(likenesses)[int(UNLIKE * len(likenesses))]
    return Calibration(round(level, 6), round(share, 4), round(least, 4), len(levels))


def question_of(case: IndexedCase) -> Asked:
    """A case of an index as it would be asked about: its first defendant's."""
    sentence = case.defendants[0]
    return Asked(
        case.facts,
        sentence.charges,
        Weights(),
        case.province,
        case.year,
        case.amount_yuan,
        sentence.bands,
        sentence.circumstances,
        sentence.attitude,
        len(case.defendants),
        case.id,
    )


def _level(terms: Sequence[tuple[int, float]], months: int) -> float:
    """The narrowest middle part of the weight between whose ends ``months`` lies."""
    below = sum(weight for term, weight in terms if term < months)
    up_to = sum(weight for term, weight in terms if term <= months)
    if up_to == 0.0 or months > terms[-1][0]:
        return _NEVER
    return max(0.0, 1 - 2 * min(up_to, 1 - below))
