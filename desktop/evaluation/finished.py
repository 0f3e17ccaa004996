"""What an evaluation came to, read back out of its folder."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from desktop.evaluation.conclusions import models_of
from desktop.evaluation.evaluation_seen import REPORT
from trainer.evaluation.figures.results import Results, SuiteResults
from trainer.evaluation.reporting.cases_file import KeptCase, cases_path, read_cases
from trainer.evaluation.reporting.differing import differing, farthest_from_court
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
        first = farthest_from_court([case.truth for case in cases], [case.said.get(models[0]) for case in cases], _MOST)
    return SuiteCases(cases, models, tuple(first))
