"""CAIL2018's official scores, as judger/judger.py of github.com/china-ai-law-challenge/CAIL2018 computes them.

Of charges and of articles: half the sum of micro-F1 and macro-F1, the latter over every label of the official list, a
label that is neither true nor said counting 1. So on few cases even a model that says nothing comes near a half: the
common figures beside these tell more there. Of terms: steps of the log distance, death and life exactly.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import numpy as np

from resources.benchmarks.labels import cail_articles, cail_charges
from trainer.evaluation.figures.measure import Floats, Measure, label_sums, mean_measure
from trainer.evaluation.figures.term_scores import cail_steps
from trainer.evaluation.suites.cail_form import in_form

CAIL_MEASURES = ("cail-charges", "cail-articles", "cail-terms")


def cail_measures(forms: Sequence[tuple[str, str]]) -> list[Measure]:
    """Of at least one case: truth and prediction, both in the form of ``cail_form``."""
    read = [(in_form(truth), in_form(said)) for truth, said in forms]
    charges = [(truth["accusation"], said["accusation"]) for truth, said in read]
    articles = [(truth["articles"], said["articles"]) for truth, said in read]
    terms = [_term_score(truth["imprisonment"], said["imprisonment"]) for truth, said in read]
    return [
        _f1_measure("cail-charges", charges, len(cail_charges())),
        _f1_measure("cail-articles", articles, len(cail_articles())),
        mean_measure("cail-terms", terms, unit="score", official=True),
    ]


def _f1_measure(name: str, pairs: Sequence[tuple[list[int], list[int]]], labels: int) -> Measure:
    """Only labels that occur have columns; all others add their 1."""
    parts, occurring = label_sums([(frozenset(truth), frozenset(said)) for truth, said in pairs])
    combined = partial(_official_f1, labels)
    return Measure(name, parts, combined, unit="score", official=True, labels=occurring)


def _official_f1(labels: int, sums: Floats) -> Floats:
    hits, of = np.split(sums, 2, axis=-1)
    each = _f1(hits, of)
    macro = (each.sum(axis=-1) + (labels - each.shape[-1])) / labels
    result: Floats = (_f1(hits.sum(axis=-1), of.sum(axis=-1)) + macro) / 2
    return result


def _f1(hits: Floats, of: Floats) -> Floats:
    """1 where there is nothing to find and nothing was said."""
    one: Floats = np.ones(np.shape(hits))
    return np.divide(hits, of, out=one, where=of > 0)


def _term_score(true: int, said: int) -> float:
    if true < 0:
        return float(true == said)
    return cail_steps(true, said) if said >= 0 else 0.0
