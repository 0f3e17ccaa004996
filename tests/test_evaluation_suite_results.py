"""All figures of one suite: who is compared with whom, over which cases, and what is none."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass, replace
from math import isnan

import pytest

from tests.evaluated_rows import PlainSuite, outcome, row
from trainer.evaluation.answering.answer import Answer
from trainer.evaluation.cases.outcome import Outcome
from trainer.evaluation.cases.question import Question
from trainer.evaluation.figures.answer_figures import answer_figures
from trainer.evaluation.figures.by_group import REST, grouped
from trainer.evaluation.figures.holm import holm
from trainer.evaluation.figures.results import Results, SuiteResults
from trainer.evaluation.figures.suite_results import suite_results
from trainer.evaluation.reporting.results_json import read_results, results_json
from trainer.evaluation.suites.suite import Prompt

CHARGES = "aabbbbbccc"
QUESTIONS = [
    Question(str(place), "…", outcome(charge, 6 + place), groups={"charge": charge, "year": str(2010 + place % 2)})
    for place, charge in enumerate(CHARGES)
]
SUITE = PlainSuite()


def results(questions: list[Question] = QUESTIONS) -> SuiteResults:
    return suite_results(
        SUITE,
        Prompt.PRODUCT,
        {
            "majority": [SUITE.predicted(question, outcome("b")) for question in questions],
            "good": [row(question, question.truth) for question in questions],
            "median-of-predicted-charge good": [SUITE.predicted(question, question.truth) for question in questions],
            "bad": [row(question, None) for question in questions],
        },
        ["good", "bad"],
        {"good": [[row(question, question.truth)] * 5 for question in questions]},
    )


def numbers(value: object) -> list[float]:
    if is_dataclass(value):
        return [number for field in fields(value) for number in numbers(getattr(value, field.name))]
    if isinstance(value, dict):
        return [number for each in value.values() for number in numbers(each)]
    if isinstance(value, tuple):
        return [number for each in value for number in numbers(each)]
    return [value] if isinstance(value, float) else []


def test_models_stand_before_baselines_with_all_figures() -> None:
    found = results()
    assert [(each.predictor, each.kind) for each in found.predictors] == [
        ("good", "model"),
        ("bad", "model"),
        ("majority", "baseline"),
        ("median-of-predicted-charge good", "baseline"),
    ]
    assert (found.suite, found.prompt, found.cases) == ("plain", "product", 10)
    assert [(card.name, card.better, card.official) for card in found.measures] == [
        ("charges-exact", "higher", True),
        ("charges-micro-f1", "higher", False),
        ("charges-macro-f1", "higher", False),
        ("months-off", "lower", False),
    ]
    assert [value.value for value in found.predictors[0].values] == [1, 1, 1, 0]
    assert [value.value for value in found.predictors[1].values] == [0, 0, 0, pytest.approx(10.5)]
    majority = found.predictors[2].values[0]
    assert majority.value == 0.5
    assert majority.low is not None
    assert majority.high is not None
    assert 0.1 < majority.low < 0.5 < majority.high < 0.9
    assert found.predictors[0].answers["readable"] == 1
    assert found.predictors[2].answers == {}


def test_a_model_is_not_compared_with_what_another_models_charges_give() -> None:
    assert list(dict.fromkeys((each.left, each.right) for each in results().differences)) == [
        ("good", "bad"),
        ("good", "majority"),
        ("good", "median-of-predicted-charge good"),
        ("bad", "majority"),
    ]


def test_differences_have_intervals_and_are_corrected_for_their_number() -> None:
    found = {(each.name, each.left, each.right): each for each in results().differences}
    exact = found["charges-exact", "good", "majority"]
    assert (exact.value, exact.p) == (0.5, 2 / 2**5)
    assert [each.corrected for each in found.values()] == holm([each.p for each in found.values()])
    assert exact.low is not None
    assert 0 < exact.low < 0.5
    terms = found["months-off", "good", "bad"]
    assert (terms.value, terms.p) == (pytest.approx(-10.5), 2 / 2**10)
    # No p is smaller, so that it is multiplied by the number of all tests.
    assert terms.corrected == pytest.approx(sum(each.p is not None for each in found.values()) * 2 / 2**10)
    same = found["charges-exact", "good", "median-of-predicted-charge good"]
    assert (same.value, same.low, same.high, same.p, same.corrected) == (0, None, None, None, None)


def test_groups_have_the_figures_of_their_cases_alone() -> None:
    majority = results().predictors[2].groups
    assert {label: values[0].value for label, values in majority["charge"].items()} == {"b": 1, "c": 0, "a": 0}
    assert [value.cases for value in majority["charge"]["c"]] == [3, 3, 3, 3]
    assert majority["charge"]["b"][2].value == 1
    assert list(majority["year"]) == ["2010", "2011"]


def test_one_case_has_figures_and_no_test_but_the_trivial_one() -> None:
    found = results(QUESTIONS[:1])
    assert found.cases == 1
    assert found.predictors[0].groups == {}
    assert {each.p for each in found.differences} == {1.0, None}
    assert found.predictors[0].values[0].low == pytest.approx(0.2065, abs=1e-4)  # 1 / (1 + 1.96²)


def test_no_figure_is_nan_even_where_nothing_can_be_measured() -> None:
    empty = [Question(str(place), "…", Outcome(), groups={"length": str(place % 3)}) for place in range(6)]
    for found in (results(), results(QUESTIONS[:1]), results(empty), results(empty[:1])):
        assert numbers(found)
        assert not any(isnan(number) for number in numbers(found))
    assert [value.value for value in results(empty).predictors[0].values] == [1, None, None, None]


def test_an_interval_is_the_same_again() -> None:
    assert results() == results()


def test_the_charges_beyond_the_commonest_stand_together() -> None:
    questions = [
        Question(f"{charge}{number}", "…", Outcome(), groups={"charge": f"charge {charge:02}"})
        for charge in range(25)
        for number in range(1 if charge > 19 else 2)
    ]
    charges = grouped(questions)["charge"]
    assert list(charges) == [*(f"charge {charge:02}" for charge in range(20)), REST]
    assert charges[REST] == [40, 41, 42, 43, 44]


def test_groups_are_ordered_by_number_and_a_question_may_belong_to_none() -> None:
    labels = ["1000-2000", "0-500", "500-1000", None, "unknown"]
    questions = [
        Question(str(place), "…", Outcome(), groups={"length": label} if label else {})
        for place, label in enumerate(labels)
    ]
    assert grouped(questions) == {"length": {"0-500": [1], "500-1000": [2], "1000-2000": [0], "unknown": [4]}}


def test_how_a_model_answered() -> None:
    question = QUESTIONS[0]
    rows = [
        row(question, question.truth, Answer("…", "stop", 1.0, 10, 5, 1.0, 3)),
        row(question, None, Answer("…", "stop", 2.0, 20, 5, 0.5, 3)),
        row(question, None, Answer("…", "length", 6.0, None, 20, 4.4, 3)),
        row(question, question.truth, Answer("…", "repeats", 3.0, 30, 10, 0.0, 3)),
        row(question, None, Answer("", "too_long", 0.0, None, 0, 0.1, 3)),
    ]
    assert answer_figures(rows) == {
        "readable": 0.4,
        "abstained": 0.6,
        "cut_off": 2,
        "too_long": 1,
        "seconds_mean": 3.0,
        "seconds_median": 2.5,
        "seconds_longest": 6.0,
        "prompt_tokens_mean": 20,
        "answer_tokens_mean": 10,
        "seconds_asking": 6.0,
        "cases_per_minute": 40.0,
    }
    without = [row(question, None, Answer("…", "stop", 2.0)), *rows]
    assert answer_figures(without)["cases_per_minute"] is None  # an answer of which the clock is not known
    of_two = [row(replace(question, id=name, cluster="case"), None, rows[0].answer) for name in "ab"]
    told = answer_figures([*of_two, *rows[1:]])
    assert (told["seconds_asking"], told["cases_per_minute"]) == (6.0, 40.0)  # one answer for both defendants
    assert answer_figures(rows[-1:])["seconds_mean"] is None
    assert answer_figures(rows[-1:])["cases_per_minute"] is None


def test_what_was_found_is_read_back_equal() -> None:
    found = Results((results(),))
    assert found.suites[0].calibrations[0].agreement
    assert read_results(json.loads(json.dumps(results_json(found), allow_nan=False))) == found
