"""Tests between two predictors against scipy's, and the correction for many of them worked by hand."""

from __future__ import annotations

import numpy as np
import pytest

from tests.test_evaluation_bootstrap import alone, labelled
from trainer.evaluation.cases.outcome import Outcome
from trainer.evaluation.cases.question import Question
from trainer.evaluation.figures.holm import holm
from trainer.evaluation.figures.measure import Measure, macro_f1_measure, mean_measure, micro_f1_measure
from trainer.evaluation.figures.paired import paired_p
from trainer.evaluation.figures.units import units_of


def both(cases: int, kind: str) -> tuple[Measure, Measure]:
    """Two predictors over the same truths."""
    one, other = labelled(cases), labelled(cases, seed=9)
    pairs = [(truth, said) for (truth, _), (_, said) in zip(one, other, strict=True)]
    if kind == "micro":
        return micro_f1_measure("f1", one), micro_f1_measure("f1", pairs)
    if kind == "macro":
        return macro_f1_measure("f1", one), macro_f1_measure("f1", pairs)
    random = np.random.default_rng(4)
    return mean_measure("mean", list(random.random(cases))), mean_measure("mean", list(random.random(cases) + 0.1))


def scipys(left: Measure, right: Measure, resamples: float) -> float:
    scipy_stats = pytest.importorskip("scipy.stats")
    left, right = left.with_labels_of(right), right.with_labels_of(left)
    parts = np.stack((left.parts, right.parts)).astype(float)
    cases = len(left.parts)

    def statistic(one: np.ndarray, other: np.ndarray) -> float:
        # Each number names a predictor and a case; swapping numbers swaps what the two said.
        sums = [parts[chosen // cases, chosen % cases].sum(axis=0) for chosen in (one.astype(int), other.astype(int))]
        return float(left.combined(sums[0]) - left.combined(sums[1]))

    numbers = np.arange(2 * cases)
    result = scipy_stats.permutation_test(
        (numbers[:cases], numbers[cases:]),
        statistic,
        permutation_type="samples",
        vectorized=False,
        n_resamples=resamples,
        rng=5,
    )
    return float(result.pvalue)


@pytest.mark.parametrize("kind", ["mean", "micro", "macro"])
def test_the_exact_p_is_scipys(kind: str) -> None:
    left, right = both(10, kind)
    assert paired_p([left], [right], alone(10)) == [pytest.approx(scipys(left, right, np.inf), abs=1e-12)]


@pytest.mark.parametrize("kind", ["mean", "micro", "macro"])
def test_the_random_p_is_scipys_but_for_chance(kind: str) -> None:
    left, right = both(60, kind)
    p = paired_p([left], [right], alone(60))[0]
    assert p == pytest.approx(scipys(left, right, 4000), abs=0.03)
    assert p is not None
    assert p * 10_001 == pytest.approx(round(p * 10_001))


def test_the_least_p_is_one_in_all_permutations() -> None:
    right, wrong = mean_measure("mean", [True] * 30), mean_measure("mean", [False] * 30)
    assert paired_p([right], [wrong], alone(30)) == [1 / 10_001]
    # Twelve cases: all ways are gone through, and two of them are as far apart.
    assert paired_p([right.of(range(12))], [wrong.of(range(12))], alone(12)) == [2 / 2**12]


def test_of_two_alike_a_test_finds_a_difference_no_oftener_than_it_says() -> None:
    random = np.random.default_rng(11)
    measures = [mean_measure("mean", list(random.random(40) < 0.5)) for _ in range(600)]
    found = paired_p(measures[:300], measures[300:], alone(40), 1000)
    assert 0.01 <= sum(p is not None and p <= 0.05 for p in found) / 300 <= 0.08


def test_questions_about_one_case_are_swapped_together() -> None:
    questions = [Question(str(place), "…", Outcome(), cluster=str(place // 10)) for place in range(40)]
    right, wrong = mean_measure("mean", [True] * 40), mean_measure("mean", [False] * 40)
    assert paired_p([right], [wrong], units_of(questions)) == [2 / 2**4]


def test_what_differs_nowhere_or_is_not_measured_is_not_tested() -> None:
    same, none = mean_measure("mean", [1.0, 0.0, 1.0]), mean_measure("mean", [None, None, None])
    assert paired_p([same, none, same], [same, none, none], alone(3)) == [None, None, None]


def test_a_case_that_only_one_predictor_has_measured_moves_with_its_weight() -> None:
    left, right = mean_measure("mean", [1.0, None, 0.0]), mean_measure("mean", [1.0, 1.0, None])
    p = paired_p([left], [right], alone(3))[0]
    # By hand: means 0.5 and 1; second swapped 2/3 and 1; third 1 and 2/3 (a third apart); both 1 and 0.5.
    assert p == 2 / 4


def test_holm_by_hand() -> None:
    # 4 × 0.01; 3 × 0.02 = 0.06; 2 × 0.03 = 0.06; 1 × 0.04 is raised to what came before it.
    assert holm([0.04, None, 0.01, 0.03, 0.02]) == [
        pytest.approx(0.06), None, pytest.approx(0.04), pytest.approx(0.06), pytest.approx(0.06),
    ]  # fmt: skip
    assert holm([0.6, 0.9]) == [1.0, 1.0]
    assert holm([None]) == [None]
    assert holm([]) == []
