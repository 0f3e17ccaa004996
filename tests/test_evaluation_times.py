"""report.json keeps its times apart, so that two equal evaluations have equal reports but for them."""

from __future__ import annotations

import json
from typing import Any

from trainer.evaluation.figures.results import PredictorResults, Results, SuiteResults
from trainer.evaluation.reporting.results_json import read_results, results_json


def results(seconds: float) -> Results:
    answers: dict[str, Any] = {"readable": 0.5, "seconds_mean": seconds, "cases_per_minute": 60 / seconds}
    predictors = (PredictorResults("m", "model", (), answers=answers), PredictorResults("majority", "baseline", ()))
    suites = tuple(SuiteResults(name, "product", 2, (), predictors) for name in ("cail", "law"))
    return Results(suites, {"command": "evaluate", "times": {"started": f"at {seconds}"}})


def test_times_stand_apart_and_come_back() -> None:
    first, second = (json.loads(json.dumps(results_json(results(seconds)))) for seconds in (1.5, 3.0))
    assert first.pop("times") == {
        "started": "at 1.5",
        "answers": [{"m": {"seconds_mean": 1.5, "cases_per_minute": 40.0}}] * 2,
    }
    assert second.pop("times") != {}
    assert first == second
    assert "1.5" not in json.dumps(first)


def test_results_are_read_back_equal_with_and_without_times() -> None:
    for whole in (results(2.0), Results(results(2.0).suites, {})):
        assert read_results(json.loads(json.dumps(results_json(whole)))) == whole
    without = results_json(results(2.0))
    del without["times"]
    assert read_results(without).suites[0].predictors[0].answers == {"readable": 0.5}
