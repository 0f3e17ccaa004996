"""What ``evaluate --cail FILE --json`` told before there were other suites, under the same names: other programs read
it. The figures are those of the report."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from resources.messages.wording import say
from trainer.evaluation.figures.results import PredictorResults
from trainer.evaluation.job import Evaluated
from trainer.evaluation.suites.cail import CailSuite

_FIGURES: Mapping[str, Mapping[str, str]] = {
    "charges": {"exact": "charges-exact", "micro_f1": "charges-micro-f1", "macro_f1": "charges-macro-f1"},
    "articles": {
        "exact": "articles-exact",
        "micro_f1": "articles-micro-f1",
        "macro_f1": "articles-macro-f1",
        "case_f1": "articles-case-f1",
    },
    "term": {
        "log_distance": "term-log-distance",
        "exact": "term-exact",
        "within_20_percent": "term-within-20-percent",
        "within_6_months": "term-within-6-months",
        "cail_score": "cail-terms",
    },
}
_MAJORITY = "majority"


def cail_report(evaluated: Evaluated) -> dict[str, Any]:
    """Of the first model, in the suite "cail"."""
    results, about = evaluated.results, evaluated.results.about
    suite = next(each for each in results.suites if each.suite == CailSuite.card.name)
    model = suite.predictors[0].predictor
    known = next(each for each in about["models"] if each["name"] == model)
    named = {
        "model": model,
        "constant": _MAJORITY,
        "median_of_predicted_charge": f"median-of-predicted-charge {model}",
        "median_of_true_charge": "median-of-true-charge",
    }
    predictors = {each.predictor: each for each in suite.predictors}
    (data,) = (each for each in about["data"] if each["suite"] == suite.suite)
    (prompt,) = (each for each in about["prompts"] if each["suite"] == suite.suite)
    return {
        **{name: known[name] for name in ("engine", "model", "digest", "options")},
        "prompt_sha256": prompt["sha256"][model],
        "cail": {name: data[name] for name in ("file", "sha256")},
        "train": next(iter(about["train"]), None),
        "cases": suite.cases,
        "answers": {name: value for name, value in predictors[model].answers.items() if not name.startswith("seconds")},
        "scores": {name: _scores(predictors[said]) for name, said in named.items() if said in predictors},
        "constant": _constant(evaluated, f"{suite.suite} {suite.prompt}"),
        "treatment": say(CailSuite.card.treatment, "en"),
    }


def _scores(predictor: PredictorResults) -> dict[str, dict[str, Any]]:
    values = {value.name: value for value in predictor.values}
    scores: dict[str, dict[str, Any]] = {
        group: {name: values[measure].value if measure in values else None for name, measure in measures.items()}
        for group, measures in _FIGURES.items()
    }
    distance = values.get(_FIGURES["term"]["log_distance"])
    scores["term"]["cases"] = distance.cases if distance is not None else 0
    return scores


def _constant(evaluated: Evaluated, key: str) -> dict[str, Any] | None:
    said = next((row.said for row in evaluated.rows[key].get(_MAJORITY, ())), None)
    if said is None:
        return None
    return {"charges": sorted(said.charges), "articles": sorted(said.articles), "months": said.months}
