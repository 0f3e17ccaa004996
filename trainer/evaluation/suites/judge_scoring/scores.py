"""JuDGE's figures of penalties, charges and articles, as its own script computes them (its evaluation/calc.py).

What is compared are two texts, each read by the benchmark's rules: the court's judgment and the answer. A term counts
where either of them has one, likewise a fine; recall and precision are means over all cases, their F1 is that of the
means.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from trainer.evaluation.figures.measure import Floats, Labels, Measure, mean_measure
from trainer.evaluation.suites.judge_scoring.charge_names import convicted_of
from trainer.evaluation.suites.judge_scoring.cited import cited_articles
from trainer.evaluation.suites.judge_scoring.penalties import DEATH, fine_of, months_of

SCORE_MEASURES = (
    "judge-prison",
    "judge-fine",
    "judge-charge-recall",
    "judge-charge-precision",
    "judge-charge-f1",
    "judge-article-recall",
    "judge-article-precision",
    "judge-article-f1",
)


class ReadDocument(NamedTuple):
    """What the benchmark's rules find in a text; ``months`` and ``yuan`` are -1 where there are none."""

    months: int
    yuan: int
    charges: frozenset[str]
    articles: frozenset[Decimal]


@lru_cache(maxsize=4096)
def read_document(text: str) -> ReadDocument:
    """Of any text, the empty one too."""
    return ReadDocument(months_of(text), fine_of(text), convicted_of(text), cited_articles(text))


def score_measures(texts: Sequence[tuple[str, str]]) -> list[Measure]:
    """``SCORE_MEASURES`` over pairs of the court's text and the answer."""
    pairs = [(read_document(expected), read_document(said)) for expected, said in texts]
    months = [_nearness(expected.months, said.months) for expected, said in pairs]
    yuan = [_nearness(expected.yuan, said.yuan) for expected, said in pairs]
    return [
        mean_measure("judge-prison", months, unit="score", official=True),
        mean_measure("judge-fine", yuan, unit="score", official=True),
        *_label_measures("judge-charge", [(expected.charges, said.charges) for expected, said in pairs]),
        *_label_measures("judge-article", [(expected.articles, said.articles) for expected, said in pairs]),
    ]


def _nearness(expected: int, said: int) -> float | None:
    """1 less the difference's share of the greater; 0 where only one of them has any, or is death (also of fines)."""
    if expected < 0 and said < 0:
        return None
    if expected == said == 0:
        return 1.0
    if (expected < 0) != (said < 0) or (expected - DEATH + 1) * (said - DEATH + 1) < 0:
        return 0.0
    return 1 - abs(expected - said) / max(expected, said)


def _label_measures(name: str, pairs: Sequence[tuple[Labels, Labels]]) -> list[Measure]:
    shares = [
        (len(expected & said) / max(len(expected), 1), len(expected & said) / max(len(said), 1), 1.0)
        for expected, said in pairs
    ]
    parts = np.array(shares, dtype=np.float64).reshape(-1, 3)
    figures: tuple[tuple[str, Callable[[Floats], Floats]], ...] = (
        ("recall", _recall),
        ("precision", _precision),
        ("f1", _f1),
    )
    return [Measure(f"{name}-{each}", parts, combined, "score", official=True) for each, combined in figures]


def _recall(sums: Floats) -> Floats:
    return _mean(sums[..., 0], sums[..., 2])


def _precision(sums: Floats) -> Floats:
    return _mean(sums[..., 1], sums[..., 2])


def _f1(sums: Floats) -> Floats:
    recall, precision = _recall(sums), _precision(sums)
    both = recall + precision
    return np.where(both == 0, 0.0, 2 * recall * precision / np.where(both == 0, 1.0, both))


def _mean(sums: Floats, cases: Floats) -> Floats:
    """NaN over no cases."""
    mean: Floats = np.full(np.shape(sums), np.nan)
    return np.divide(sums, cases, out=mean, where=cases > 0)
