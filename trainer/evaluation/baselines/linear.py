"""What a linear model over the facts' characters reaches: the baseline that reads.

Charges: a support vector machine with one class for each set of charges that occurs (Joachims 1998; CAIL2018's own
baseline is such a one over words, Xiao et al. 2018). Terms: ridge regression on ln(months + 1), its strength chosen by
cross-validation within the training cases. Both over single characters and pairs, weighted by TF-IDF: longer n-grams
take three times as long and reach no more on CAIL's cases. scikit-learn is where training is installed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from importlib.util import find_spec
from math import expm1, log1p
from random import Random
from typing import Any

from trainer.evaluation.baselines.usual_outcomes import UsualOutcomes
from trainer.evaluation.cases.outcome import Outcome
from trainer.evaluation.cases.question import Question
from trainer.evaluation.figures.term_scores import LONGEST_TERM

LEAST_CASES = 50  # with a term; with fewer nothing is fitted
MOST_CASES = 10_000  # of more so many are drawn: the time and memory it takes stay those of an ordinary computer
SEED = 0
STRENGTHS = (0.1, 0.3, 1.0, 3.0)


def has_linear() -> bool:
    """Whether scikit-learn is installed."""
    return find_spec("sklearn") is not None


def can_be_fitted(train: Sequence[Question]) -> bool:
    """Whether there are enough cases, and two sets of charges to be told apart."""
    with_term = sum(question.truth.has_term for question in train)
    return with_term >= LEAST_CASES and len({question.truth.charges for question in train}) > 1


def linear_outcomes(facts: Sequence[str], train: Sequence[Question], usual: UsualOutcomes) -> list[Outcome]:
    """For each of the facts the charges and the term that the model fitted on ``train`` predicts; all else is what is
    usual of those charges."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    fitted = list(train) if len(train) <= MOST_CASES else Random(SEED).sample(list(train), MOST_CASES)
    words = TfidfVectorizer(analyzer="char", ngram_range=(1, 2), min_df=2, sublinear_tf=True)
    known = words.fit_transform(question.facts for question in fitted)
    asked = words.transform(facts)
    truths = [question.truth for question in fitted]
    return [
        replace(usual.of_charges(charges), months=months)
        for charges, months in zip(_charges(known, asked, truths), _months(known, asked, truths), strict=True)
    ]


def _charges(known: Any, asked: Any, truths: Sequence[Outcome]) -> list[frozenset[str]]:
    from sklearn.svm import LinearSVC

    sets = sorted({truth.charges for truth in truths}, key=sorted)
    number = {charges: place for place, charges in enumerate(sets)}
    machine = LinearSVC(random_state=SEED).fit(known, [number[truth.charges] for truth in truths])
    return [sets[place] for place in machine.predict(asked)]


def _months(known: Any, asked: Any, truths: Sequence[Outcome]) -> list[int]:
    from sklearn.linear_model import Ridge
    from sklearn.model_selection import GridSearchCV, KFold

    rows = [place for place, truth in enumerate(truths) if truth.has_term]
    search = GridSearchCV(
        Ridge(solver="sparse_cg"),
        {"alpha": STRENGTHS},
        scoring="neg_mean_absolute_error",
        cv=KFold(5, shuffle=True, random_state=SEED),
    )
    search.fit(known[rows], [log1p(truths[row].months) for row in rows])
    return [min(LONGEST_TERM, max(1, round(expm1(value)))) for value in search.predict(asked)]
