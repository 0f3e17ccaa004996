"""A model's term and the nearest cases' median, joined."""

from __future__ import annotations

import pytest

from trainer.similar.blend import FEWEST, Triple, fitted_blend


def test_the_weight_is_that_which_comes_nearest() -> None:
    # The truth lies a quarter of the way from the median to what the model says, in logarithms.
    triples = [
        Triple(round((said + 1) ** 0.25 * (median + 1) ** 0.75) - 1, said, median)
        for said, median in ((6, 96), (120, 12), (240, 36), (9, 60), (100, 20)) * 12
    ]
    blend = fitted_blend(triples)
    assert blend is not None
    assert blend.weight == pytest.approx(0.25)
    assert blend.cases == 60
    assert blend.distance < blend.of_median < blend.of_model
    assert blend.months(120, 12) == 22
    assert blend.months(1, 1) == 1


def test_who_is_always_right_has_all_the_weight() -> None:
    right = fitted_blend([Triple(months, months, 6) for months in range(7, 67)])
    assert right is not None
    assert (right.weight, right.distance, right.months(40, 6)) == (1.0, 0.0, 40)


def test_too_few_cases_fit_no_weight() -> None:
    assert fitted_blend([Triple(6, 6, 6)] * (FEWEST - 1)) is None
