"""Whether samples are as sure as they may be, worked by hand and on made-up courts."""

from __future__ import annotations

import numpy as np
import pytest

from tests.evaluated_rows import outcome, row
from trainer.evaluation.cases.outcome import Outcome
from trainer.evaluation.cases.question import Question
from trainer.evaluation.cases.row import Row
from trainer.evaluation.figures.calibration import calibration, charge_agreement


def asked(truth: Outcome, *said: Outcome | None) -> list[Row]:
    question = Question("1", "…", truth)
    return [row(question, each) for each in said]


def test_the_span_of_the_middle_terms_holds_the_true_term_or_not() -> None:
    # The 10th percentile of 10, 20, …, 60 is 15, the 90th 55.
    spread = [outcome("a", months) for months in (60, 10, 20, 50, 30, 40)]
    found = calibration("m", [asked(outcome("a", months), *spread) for months in (14, 15, 55, 56)])
    assert found is not None
    assert (found.predictor, found.samples, found.nominal, found.held, found.cases) == ("m", 6, 0.8, 0.5, 4)
    # Wilson's for 2 of 4.
    assert (found.low, found.high) == pytest.approx((0.150, 0.850), abs=5e-4)


def test_life_is_the_longest_term_and_what_cannot_be_read_is_not_held() -> None:
    life = Outcome(frozenset("a"), life=True)
    found = calibration(
        "m",
        [
            asked(outcome("a", 260), outcome("a", 240), life, life),
            asked(outcome("a", 7), outcome("a", 7), None, None),
            asked(outcome("a", 7), None, None, None),
            asked(life, life, life, life),
        ],
    )
    assert found is not None
    assert (found.cases, found.unread, found.held) == (3, 1, 2 / 3)


def test_without_any_true_term_there_is_nothing_to_hold() -> None:
    assert calibration("m", [asked(Outcome(death=True), outcome("a"))]) is None
    assert calibration("m", []) is None


@pytest.mark.parametrize(("width", "held"), [(1.0, (0.72, 0.86)), (0.3, (0.2, 0.45)), (4.0, (0.97, 1.0))])
def test_a_model_as_spread_as_the_courts_holds_what_it_says(width: float, held: tuple[float, float]) -> None:
    random = np.random.default_rng(3)
    samples = []
    for _ in range(400):
        middle = random.uniform(60, 90)
        terms = np.rint(middle + random.normal(scale=10 * width, size=41)).astype(int)
        truth = outcome("a", int(np.rint(middle + random.normal(scale=10))))
        samples.append(asked(truth, *(outcome("a", int(months)) for months in terms)))
    found = calibration("m", samples)
    assert found is not None
    assert held[0] <= found.held <= held[1]
    assert found.low < found.held <= found.high


def test_agreement_beside_truth_by_hand() -> None:
    a, b = outcome("a"), outcome("b")
    samples = [
        asked(a, a, a, a, a),  # all agree, right
        asked(b, a, a, a, a),  # all agree, wrong
        asked(a, a, a, b, None),  # half agree, right
        asked(a, None, None, None, None),  # none can be read
    ]
    none, half, full = charge_agreement(samples)
    assert (none.least, none.most, none.cases, none.agreed, none.right) == (0.0, 0.1, 1, 0.0, 0.0)
    assert (half.least, half.most, half.cases, half.agreed, half.right) == (0.4, 0.5, 1, 0.5, 1.0)
    assert (full.least, full.most, full.cases, full.agreed, full.right) == (0.9, 1.0, 2, 1.0, 0.5)
    assert full.low < 0.5 < full.high
    found = calibration("m", samples)
    assert found is not None
    assert found.agreement == (none, half, full)
    assert found.error == pytest.approx((0 + 0.5 + 2 * 0.5) / 4)


def test_a_case_of_unknown_charges_or_without_samples_says_nothing_of_agreement() -> None:
    known, unknown = asked(outcome("a"), outcome("a")), asked(Outcome(months=6), outcome("a", 6))
    assert charge_agreement([unknown, []]) == ()
    alone = calibration("m", [unknown, []])
    assert alone is not None
    assert (alone.cases, alone.held, alone.agreement, alone.error) == (1, 1.0, (), None)
    both = calibration("m", [known, unknown, []])
    assert both is not None
    assert [each.cases for each in both.agreement] == [1]
