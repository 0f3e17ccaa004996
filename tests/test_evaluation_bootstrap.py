"""Intervals against scipy's, worked examples, and how often they hold what they are to hold."""

from __future__ import annotations

import numpy as np
import pytest

from trainer.evaluation.cases.outcome import Outcome
from trainer.evaluation.cases.question import Question
from trainer.evaluation.figures.bootstrap import NO_INTERVAL, RESAMPLES, bootstrap_interval, resampled
from trainer.evaluation.figures.measure import Measure, Unit, macro_f1_measure, mean_measure, micro_f1_measure
from trainer.evaluation.figures.results import Value
from trainer.evaluation.figures.units import Units, units_of
from trainer.evaluation.figures.values import values_of
from trainer.evaluation.figures.wilson import wilson

LETTERS = "abcdef"


def alone(cases: int) -> Units:
    return np.arange(cases)


def labelled(cases: int, seed: int = 1) -> list[tuple[frozenset[str], frozenset[str]]]:
    random = np.random.default_rng(seed)
    sets = [frozenset(random.choice(list(LETTERS), size=random.integers(1, 3))) for _ in range(2 * cases)]
    return [
        (truth, truth if random.random() < 0.6 else said) for truth, said in zip(sets[::2], sets[1::2], strict=True)
    ]


def measures_of(cases: int) -> list[Measure]:
    random = np.random.default_rng(2)
    return [
        mean_measure("mean", list(random.exponential(size=cases)), unit="distance"),
        mean_measure("some", [None if place % 3 else float(place % 7) for place in range(cases)], unit="months"),
        micro_f1_measure("micro", labelled(cases)),
        macro_f1_measure("macro", labelled(cases)),
    ]


@pytest.mark.parametrize("place", range(4))
def test_intervals_are_scipys_but_for_where_the_resamples_lie(place: int) -> None:
    scipy_stats = pytest.importorskip("scipy.stats")
    measure = measures_of(50)[place]
    figure = resampled([measure], alone(50))[0]
    assert figure.value == measure.value()

    def statistic(drawn: np.ndarray) -> float:
        return float(measure.combined(measure.parts[drawn].sum(axis=0, dtype=np.float64)))

    theirs = scipy_stats.bootstrap(
        (np.arange(50),), statistic, vectorized=False, n_resamples=10_000, method="percentile", rng=3
    )
    moved = theirs.bootstrap_distribution.mean() - figure.value
    width = np.ptp(theirs.confidence_interval)
    assert bootstrap_interval(figure) == pytest.approx(
        tuple(bound - moved for bound in theirs.confidence_interval), abs=0.04 * width
    )
    assert np.std(figure.drawn) == pytest.approx(theirs.standard_error, rel=0.03)


def test_the_interval_lies_about_the_figure_where_resamples_lie_above_it() -> None:
    # 40 labels of one case each, and the share of those that do not occur, which a macro-F1 may count as right.
    official = Measure("absent", np.eye(40), lambda sums: (sums == 0).mean(axis=-1))
    figure = resampled([official], alone(40))[0]
    assert figure.value == 0
    assert figure.drawn.min() > 0
    low, high = bootstrap_interval(figure)
    assert low is not None
    assert high is not None
    assert low < 0 < high


def test_each_resample_is_the_figure_over_as_many_cases() -> None:
    measures = measures_of(30)
    for measure, figure in zip(measures, resampled(measures, alone(30)), strict=True):
        assert figure.value == measure.value()
        assert figure.drawn.shape == (RESAMPLES,)
        assert figure.drawn.mean() == pytest.approx(figure.value, rel=0.05)


def test_draws_are_the_same_every_time_and_for_every_figure() -> None:
    measures = measures_of(20)
    together, apart = resampled(measures, alone(20)), [resampled([measure], alone(20))[0] for measure in measures]
    for one, other in zip(together, apart, strict=True):
        assert np.allclose(one.drawn, other.drawn, rtol=1e-12, atol=0, equal_nan=True)


def test_the_interval_of_a_mean_holds_the_mean_as_often_as_it_says() -> None:
    random = np.random.default_rng(7)
    samples = [random.exponential(size=40) for _ in range(400)]
    figures = resampled([mean_measure("mean", list(each), unit="distance") for each in samples], alone(40), 1000)
    intervals = [bootstrap_interval(figure) for figure in figures]
    held = sum(low <= 1 <= high for low, high in intervals if low is not None and high is not None)
    assert 0.91 <= held / 400 <= 0.97


def test_questions_about_one_case_are_drawn_together() -> None:
    values = [0.0, 0.0, 0.0, 0.0, 1.0, 1.0, 1.0, 1.0]
    questions = [Question(str(place), "…", Outcome(), cluster=str(place // 4)) for place in range(8)]
    measure = mean_measure("mean", values)
    both = resampled([measure], units_of(questions))[0]
    assert set(both.drawn) == {0.0, 0.5, 1.0}
    assert np.mean(both.drawn == 0.5) == pytest.approx(0.5, abs=0.02)
    alone_drawn = resampled([measure], alone(8))[0]
    assert alone_drawn.drawn.std() < both.drawn.std() / 1.5


def test_a_question_without_a_cluster_is_a_unit_of_its_own() -> None:
    clusters = ["", "x", "", "x", "0"]
    questions = [Question(str(place), "…", Outcome(), cluster=cluster) for place, cluster in enumerate(clusters)]
    assert units_of(questions).tolist() == [0, 1, 2, 1, 3]


@pytest.mark.parametrize("values", [[0.4], [0.4] * 3, [0.0] * 3, [None, 0.4, None]])
def test_cases_that_are_all_alike_tell_nothing_of_others(values: list[float | None]) -> None:
    measure = mean_measure("mean", values)
    assert bootstrap_interval(resampled([measure], alone(len(values)))[0]) == NO_INTERVAL


def test_a_share_of_all_or_none_has_wilsons_interval() -> None:
    measures = [mean_measure("all", [True] * 10 + [None]), mean_measure("none", [False] * 11)]
    every, none = values_of(measures, resampled(measures, alone(11)), alone(11))
    # By hand: 10 / (10 + 1.96²).
    assert (every.value, every.low, every.high, every.cases) == (1.0, pytest.approx(0.7225, abs=1e-4), 1.0, 10)
    assert (none.value, none.low, none.high, none.cases) == (0.0, 0.0, pytest.approx(0.2588, abs=1e-4), 11)


@pytest.mark.parametrize("unit", ["share", "score"])
def test_no_interval_goes_beyond_what_a_figure_can_be(unit: Unit) -> None:
    mostly = {"high": [1.0] * 9 + [0.0] * 3, "low": [0.0] * 9 + [1.0] * 3}
    high, low = (_value(mean_measure(name, values, unit=unit)) for name, values in mostly.items())
    assert (high.high, low.low) == (1.0, 0.0)
    free = _value(mean_measure("free", mostly["high"], unit="distance"))
    assert free.high is not None
    assert free.high > 1


def _value(measure: Measure) -> Value:
    units = alone(len(measure.parts))
    return values_of([measure], resampled([measure], units), units)[0]


def test_wilson_by_hand() -> None:
    # Newcombe 1998, table I: 81 of 263 gives 0.2553 to 0.3662.
    assert wilson(81 / 263, 263) == pytest.approx((0.2553, 0.3662), abs=5e-5)


def test_nothing_measured_is_none_and_never_nan() -> None:
    measures = [
        mean_measure("mean", [None, None]),
        micro_f1_measure("micro", [None, None]),
        macro_f1_measure("macro", [(frozenset(), frozenset()), None]),
    ]
    for value in values_of(measures, resampled(measures, alone(2)), alone(2)):
        assert (value.value, value.low, value.high, value.cases) == (None, None, None, 0)
