"""The terms that the starter learns: not what one court gave, but the middle of what courts give in such a case.

The label is one draw out of many possible ones. A model that writes the most likely words then writes the commonest
term, six months or three years, and not the median, which lies nearest to all in log distance. So each case's term is
predicted from its facts and charges by models that were fitted on the other cases (cross-fitting: Chernozhukov et al.
2018), and that prediction is what the starter is trained on (knowledge distillation: Hinton et al. 2015): ridge
regression over character n-grams, then boosted trees over its output, the usual terms of the charges, the sums and
weights in the facts, and the circumstances. On CAIL's training cases the log distance of these predictions from the
labels is 0.44, that of the median by charge 0.60.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from trainer.samples.prompt import StatedAttitude
from trainer.starter.samples import STATED, StarterCase
from trainer.starter.stated_figures import stated_figures

# Months that courts write; a prediction of 19.3 becomes one and a half years or twenty months.
CUSTOMARY = (
    *range(1, 11), 12, 14, 15, 18, 20, 24, 27, 30, 36, 42, 48, 54, 60, 66, 72, 78, 84, 90, 96, 108, 120, 132, 144, 156,
    168, 180, 192, 204, 216, 240,
)  # fmt: skip
# With fewer cases no model is fitted, and the labels stay as they are.
LEAST_CASES = 200


def with_expected_terms(cases: Sequence[StarterCase], folds: int, seed: int) -> tuple[StarterCase, ...]:
    """The cases with expected terms, in whole months, in the order given.

    CAIL's 0 months stay where they can be told: death, life, and a fine alone. Without a fine they may mean an
    exemption, control, or that nothing was found in the text; such cases get a term like the others.
    """
    labelled = [case for case in cases if case.case.months]
    if len(labelled) < LEAST_CASES:
        return tuple(cases)
    expected = expected_months(cases, folds, seed)
    return with_months(
        cases,
        [months if _has_open_term(case) else case.case.months for case, months in zip(cases, expected, strict=True)],
    )


def with_months(cases: Sequence[StarterCase], months: Sequence[int]) -> tuple[StarterCase, ...]:
    """Each case with another term."""
    return tuple(replace(case, case=replace(case.case, months=own)) for case, own in zip(cases, months, strict=True))


def expected_months(cases: Sequence[StarterCase], folds: int, seed: int) -> list[int]:
    """For each case the median term that models fitted on the other ``folds`` - 1 parts predict."""
    from sklearn.ensemble import HistGradientBoostingRegressor
    from sklearn.model_selection import KFold

    terms = np.array([math.log1p(case.case.months) for case in cases])
    labelled = terms > 0
    charges = charge_table(cases)
    by_text = _cross_fitted_ridge(cases, charges, terms, labelled, folds, seed)
    by_charge = _cross_fitted_medians(charges, terms, labelled, folds, seed)
    features = np.column_stack([by_text, by_charge, what_is_stated(cases)])
    expected = np.zeros(len(terms))
    for others, part in KFold(folds, shuffle=True, random_state=seed + 1).split(expected):
        fitting = others[labelled[others]]
        trees = HistGradientBoostingRegressor(
            loss="absolute_error",  # its minimum is the median
            max_iter=300,
            learning_rate=0.04,
            max_leaf_nodes=15,
            min_samples_leaf=15,
            l2_regularization=1.0,
            max_features=0.5,
            random_state=seed,
        )
        expected[part] = trees.fit(features[fitting], terms[fitting]).predict(features[part])
    customary = np.log1p(np.array(CUSTOMARY))
    return [CUSTOMARY[int(np.abs(customary - value).argmin())] for value in expected]


def charge_table(cases: Sequence[StarterCase]) -> Any:
    """(cases, charges): 1 where a case has the charge."""
    names = sorted({name for case in cases for name in case.case.charges})
    return np.array([[name in case.case.charges for name in names] for case in cases], dtype=float)


def what_is_stated(cases: Sequence[StarterCase]) -> Any:
    """(cases, figures): the sums and weights in the facts, their length, and the circumstances and attitude stated."""

    def of(case: StarterCase) -> list[float]:
        stated = [identity in case.circumstances for identity in STATED]
        attitudes = [case.attitude is attitude for attitude in StatedAttitude]
        return [*stated_figures(case.case.fact), len(case.case.fact), *stated, *attitudes]

    return np.array([of(case) for case in cases], dtype=float)


def _cross_fitted_ridge(
    cases: Sequence[StarterCase], charges: Any, terms: Any, labelled: Any, folds: int, seed: int
) -> Any:
    from scipy.sparse import csr_matrix, hstack
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import Ridge
    from sklearn.model_selection import KFold

    words = TfidfVectorizer(analyzer="char", ngram_range=(1, 2), min_df=3, sublinear_tf=True)
    # The n-grams of a text are normalised to length 1; against that a charge has half the weight of the whole text.
    features = hstack([words.fit_transform(case.case.fact for case in cases), csr_matrix(charges / 2)]).tocsr()
    predicted = np.zeros(len(terms))
    for others, part in KFold(folds, shuffle=True, random_state=seed).split(predicted):
        fitting = others[labelled[others]]
        predicted[part] = Ridge(1.0).fit(features[fitting], terms[fitting]).predict(features[part])
    return predicted


def _cross_fitted_medians(charges: Any, terms: Any, labelled: Any, folds: int, seed: int) -> Any:
    """(cases, 2): the highest and the mean of the median terms of a case's charges."""
    from sklearn.model_selection import KFold

    medians = np.zeros((len(terms), 2))
    for others, part in KFold(folds, shuffle=True, random_state=seed).split(medians):
        fitting = others[labelled[others]]
        usual = np.median(terms[fitting])
        of_charge = np.array([np.median(terms[fitting][has]) if has.any() else usual for has in charges[fitting].T > 0])
        for case in part:
            own = of_charge[charges[case] > 0]
            medians[case] = (own.max(), own.mean()) if len(own) else (usual, usual)
    return medians


def _has_open_term(case: StarterCase) -> bool:
    known = case.case
    return not known.life and not known.death and bool(known.months or not known.fine_yuan)
