"""Everything that is found of one suite: figures with intervals, differences with tests, calibration."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations

from trainer.evaluation.baselines.names import model_of_baseline
from trainer.evaluation.cases.row import Row
from trainer.evaluation.figures.answer_figures import answer_figures
from trainer.evaluation.figures.bootstrap import resampled
from trainer.evaluation.figures.by_group import by_group
from trainer.evaluation.figures.calibration import calibration
from trainer.evaluation.figures.differences import Measured, differences
from trainer.evaluation.figures.measure import Measure
from trainer.evaluation.figures.results import MeasureCard, PredictorResults, SuiteResults
from trainer.evaluation.figures.units import units_of
from trainer.evaluation.figures.values import values_of
from trainer.evaluation.suites.suite import Prompt, Suite


def suite_results(
    suite: Suite,
    prompt: Prompt,
    predicted: Mapping[str, Sequence[Row]],
    models: Sequence[str],
    samples: Mapping[str, Sequence[Sequence[Row]]],
) -> SuiteResults:
    """``predicted``: of each model and baseline its rows, at least one, in the questions' order. ``samples``: of a
    model that was asked several times, for each question its rows."""
    names = [*models, *(name for name in predicted if name not in models)]
    questions = [row.question for row in predicted[names[0]]]
    units = units_of(questions)
    measures = {name: suite.measures(predicted[name]) for name in names}
    figures = {name: Measured(measures[name], resampled(measures[name], units)) for name in names}
    predictors = tuple(
        PredictorResults(
            predictor=name,
            kind="model" if name in models else "baseline",
            values=values_of(figures[name].measures, figures[name].figures, units),
            groups=by_group(measures[name], questions),
            answers=answer_figures(predicted[name]) if name in models else {},
        )
        for name in names
    )
    calibrations = [calibration(name, samples[name]) for name in models if samples.get(name)]
    return SuiteResults(
        suite=suite.card.name,
        prompt=str(prompt),
        cases=len(questions),
        measures=tuple(_card(measure) for measure in measures[names[0]]),
        predictors=predictors,
        differences=differences(figures, compared(models, names), units),
        calibrations=tuple(each for each in calibrations if each is not None),
    )


def compared(models: Sequence[str], names: Sequence[str]) -> list[tuple[str, str]]:
    """The models with each other, and each model with each baseline that is not made of another model's charges."""
    baselines = [name for name in names if name not in models]
    return [
        *combinations(models, 2),
        *(
            (model, baseline)
            for model in models
            for baseline in baselines
            if model_of_baseline(baseline) in {None, model}
        ),
    ]


def _card(measure: Measure) -> MeasureCard:
    return MeasureCard(measure.name, measure.unit, measure.better, measure.official)
