"""What an evaluation came to, read back out of its folder."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from desktop.evaluation.conclusions import models_of
from desktop.evaluation.evaluation_seen import REPORT
from trainer.evaluation.figures.results import Results, SuiteResults
from trainer.evaluation.reporting.cases_file import KeptCase, cases_path, read_cases
from trainer.evaluation.reporting.differing import differing, outcome_distance
from trainer.evaluation.reporting.results_json import read_report

_MOST = 50


@dataclass(frozen=True, slots=True)
class SuiteCases:
    """The cases of one suite; ``models`` are the predictors that are models. ``first``: places of the cases in which
    the models differ most, or, of one model alone, of those in which it is farthest from the court."""

    cases: tuple[KeptCase, ...]
    models: tuple[str, ...]
    first: tuple[int, ...]


def read_finished(folder: Path) -> Results:
    """Raises EvaluationError, OSError."""
    return read_report(folder / REPORT)


def read_suite_cases(folder: Path, suite: SuiteResults) -> SuiteCases:
    """Raises EvaluationError, OSError."""
    cases = tuple(read_cases(cases_path(folder, suite.suite, suite.prompt)))
    models = tuple(each.predictor for each in models_of(suite))
    if len(models) > 1:
        first = differing([[case.said.get(model) for model in models] for case in cases], _MOST)
    else:
        first = _farthest_from_court(cases, models)
    return SuiteCases(cases, models, tuple(first))


def _farthest_from_court(cases: tuple[KeptCase, ...], models: tuple[str, ...]) -> list[int]:
    apart = []
    for place, case in enumerate(cases):
        said = [each for model in models if (each := case.said.get(model)) is not None]
        apart.append((max((outcome_distance(case.truth, each) for each in said), default=0.0), place))
    return [place for distance, place in sorted(apart, key=lambda each: (-each[0], each[1])) if distance > 0][:_MOST]
