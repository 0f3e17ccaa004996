"""Results as plain JSON, and back: what ``report.json`` holds. Figures are not rounded.

    {"about": {…}, "suites": [SUITE], "times": {"started", "finished", "answers": [{model: {…}}]}}

All times stand in ``times``, the answers' in the suites' order, so that all else is the same of two equal evaluations.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from trainer.evaluation.errors import EvaluationError
from trainer.evaluation.figures.results import (
    Agreement,
    Calibration,
    Difference,
    MeasureCard,
    PredictorResults,
    Results,
    SuiteResults,
    Value,
)

Plain = Mapping[str, Any]
_TIMES = "times"


def results_json(results: Results) -> dict[str, Any]:
    """Every field by its name; ``read_results`` makes equal results of it, as long as ``about`` and ``answers`` are
    plain JSON themselves (lists and no tuples)."""
    about = dict(results.about)
    times = dict(about.pop(_TIMES, {}))
    suites = [_suite_json(suite) for suite in results.suites]
    return {"about": about, "suites": suites, _TIMES: times | {"answers": [_times_out_of(suite) for suite in suites]}}


def read_results(plain: Plain) -> Results:
    """What ``results_json`` made. Raises EvaluationError ("data") where it is no such thing."""
    try:
        times = dict(plain.get(_TIMES, {}))
        answers = times.pop("answers", [{}] * len(plain["suites"]))
        suites = tuple(_suite(suite, of_one) for suite, of_one in zip(plain["suites"], answers, strict=True))
        return Results(suites, dict(plain["about"]) | ({_TIMES: times} if times else {}))
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise EvaluationError("data", "report.not-results") from error


def read_report(file: Path) -> Results:
    """The results of a ``report.json``. Raises OSError, and EvaluationError ("data") where it is none."""
    try:
        plain = json.loads(file.read_bytes())
    except ValueError as error:
        raise EvaluationError("data", "report.not-results") from error
    return read_results(plain)


def _suite_json(suite: SuiteResults) -> dict[str, Any]:
    # A mapping need not be a dict, which is all that asdict() copies; so those are written out.
    return {
        "suite": suite.suite,
        "prompt": suite.prompt,
        "cases": suite.cases,
        "measures": [asdict(card) for card in suite.measures],
        "predictors": [_predictor_json(predictor) for predictor in suite.predictors],
        "differences": [asdict(difference) for difference in suite.differences],
        "calibrations": [asdict(calibration) for calibration in suite.calibrations],
    }


def _predictor_json(predictor: PredictorResults) -> dict[str, Any]:
    return {
        "predictor": predictor.predictor,
        "kind": predictor.kind,
        "values": [asdict(value) for value in predictor.values],
        "groups": {
            kind: {label: [asdict(value) for value in values] for label, values in labels.items()}
            for kind, labels in predictor.groups.items()
        },
        "answers": dict(predictor.answers),
    }


def _times_out_of(suite: dict[str, Any]) -> dict[str, Plain]:
    """Taken out of the answers of each model."""
    taken: dict[str, Plain] = {}
    for predictor in suite["predictors"]:
        answers = predictor["answers"]
        times = {name: answers.pop(name) for name in list(answers) if _is_time(name)}
        if times:
            taken[predictor["predictor"]] = times
    return taken


def _is_time(name: str) -> bool:
    return name.startswith("seconds") or name.endswith("per_minute")


def _suite(plain: Plain, times: Mapping[str, Plain]) -> SuiteResults:
    return SuiteResults(
        suite=plain["suite"],
        prompt=plain["prompt"],
        cases=plain["cases"],
        measures=tuple(MeasureCard(**card) for card in plain["measures"]),
        predictors=tuple(_predictor(each, times.get(each["predictor"], {})) for each in plain["predictors"]),
        differences=tuple(Difference(**difference) for difference in plain["differences"]),
        calibrations=tuple(_calibration(calibration) for calibration in plain["calibrations"]),
    )


def _predictor(plain: Plain, times: Plain) -> PredictorResults:
    return PredictorResults(
        predictor=plain["predictor"],
        kind=plain["kind"],
        values=_values(plain["values"]),
        groups={
            kind: {label: _values(values) for label, values in labels.items()}
            for kind, labels in plain["groups"].items()
        },
        answers=dict(plain["answers"]) | dict(times),
    )


def _calibration(plain: Plain) -> Calibration:
    agreement = tuple(Agreement(**each) for each in plain.get("agreement", ()))
    return Calibration(**{**plain, "agreement": agreement})


def _values(plain: list[dict[str, Any]]) -> tuple[Value, ...]:
    return tuple(Value(**value) for value in plain)
