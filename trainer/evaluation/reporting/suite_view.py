"""All that a page shows of one suite."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from resources.messages.catalogue import Language
from resources.messages.message import message
from resources.messages.wording import say
from trainer.evaluation.cases.row import Row
from trainer.evaluation.figures.results import SuiteResults
from trainer.evaluation.reporting.about_view import PromptView, data_lines, left_out_words, prompt_views
from trainer.evaluation.reporting.case_views import CaseView, case_views
from trainer.evaluation.reporting.figure_tables import (
    answers_table,
    calibration_table,
    differences_table,
    every_figure_table,
    every_measure,
    figures_table,
    group_tables,
)
from trainer.evaluation.reporting.main_measures import main_measures
from trainer.evaluation.reporting.plots.calibration_plot import calibration_plot
from trainer.evaluation.reporting.plots.confusion_plot import confusion_plot
from trainer.evaluation.reporting.plots.term_plot import term_plot
from trainer.evaluation.reporting.plots.year_plot import year_plot
from trainer.evaluation.reporting.published import PublishedScore
from trainer.evaluation.reporting.published_table import published_table
from trainer.evaluation.reporting.shown_names import predictor_names
from trainer.evaluation.reporting.table import Table
from trainer.evaluation.reporting.visible import visible
from trainer.evaluation.suites.suite import Suite


@dataclass(frozen=True, slots=True)
class SuiteView:
    """``facts`` are what is said of the suite: (what, words). None and empty parts are left out of the page."""

    anchor: str
    title: str
    facts: Sequence[tuple[str, str]]
    files: Sequence[tuple[str, str]]
    prompts: Sequence[PromptView]
    left_out: Sequence[str]
    figures: Table
    every_figure: Table | None
    differences: Table | None
    every_difference: Table | None
    groups: Sequence[Table]
    calibration: Table | None
    calibration_plot: Markup | None
    answers: Table | None
    term_plots: Sequence[Markup]
    confusion_plots: Sequence[Markup]
    year_plot: Markup | None
    published: Table | None
    models: Sequence[str]
    cases: Sequence[CaseView]


def suite_view(
    place: int,
    results: SuiteResults,
    rows: Mapping[str, Sequence[Row]],
    suite: Suite,
    about: Mapping[str, Any],
    published: Sequence[PublishedScore],
    language: Language,
) -> SuiteView:
    """``place``: of the suite among all, from 0."""
    names = predictor_names(results, language)
    models = [each.predictor for each in results.predictors if each.kind == "model"]
    main, every = differences_table(results, language), differences_table(results, language, every_measure, every=True)
    more = len(main_measures(results)) < len(results.measures)
    return SuiteView(
        anchor=f"suite-{place + 1}",
        title=suite_title(suite, results.prompt, language),
        facts=_facts(suite, results, language),
        files=data_lines(about, results.suite, results.prompt),
        prompts=prompt_views(about, results.suite, results.prompt),
        left_out=left_out_words(about, results.suite, results.prompt, language),
        figures=figures_table(results, language),
        every_figure=every_figure_table(results, language) if more else None,
        differences=main,
        every_difference=every if every and (not main or len(every.lines) > len(main.lines)) else None,
        groups=group_tables(results, language),
        calibration=calibration_table(results, language),
        calibration_plot=calibration_plot(results, language),
        answers=answers_table(results, language),
        term_plots=_there(term_plot(names[model], rows[model], language) for model in models),
        confusion_plots=_there(confusion_plot(names[model], rows[model], language) for model in models),
        year_plot=year_plot(results, language),
        published=published_table(results, published, language),
        models=[names[model] for model in models],
        cases=case_views(rows, models, language),
    )


def suite_title(suite: Suite, prompt: str, language: Language) -> str:
    """With whose words asked."""
    key = "report.own-prompt" if prompt == "own" else "report.product-prompt"
    return f"{visible(say(suite.card.title, language))} · {say(message(key), language)}"


def _facts(suite: Suite, results: SuiteResults, language: Language) -> list[tuple[str, str]]:
    card = suite.card
    said = (
        ("report.source", card.source),
        ("report.version", card.version),
        ("report.licence", card.licence),
        ("report.cases", f"{results.cases:,}"),
        ("report.overlap", say(card.overlap, language)),
        ("report.treatment", say(card.treatment, language)),
    )
    return [(say(message(key), language), visible(words)) for key, words in said if words]


def _there(plots: Iterable[Markup | None]) -> list[Markup]:
    return [plot for plot in plots if plot is not None]
