"""The report as one page that needs nothing but itself: no script, no font, no picture from anywhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from resources.disclaimer.reader import disclaimer, label
from resources.messages.catalogue import Language
from resources.messages.message import message
from resources.messages.wording import say
from trainer.evaluation.cases.row import Row
from trainer.evaluation.figures.results import Results
from trainer.evaluation.reporting.about_view import about_lines, model_views, unfinished_words
from trainer.evaluation.reporting.published import PublishedScore
from trainer.evaluation.reporting.suite_view import suite_view
from trainer.evaluation.suites.suite import Suite
from trainer.html_page.templates import templates


def report_page(
    results: Results,
    rows: Mapping[str, Mapping[str, Sequence[Row]]],
    suites: Mapping[str, Suite],
    language: Language,
    published: Sequence[PublishedScore] = (),
) -> str:
    """``rows`` and ``suites`` by "SUITE PROMPT". Whatever comes from a model, a file or a case is escaped."""
    views = [
        suite_view(
            place,
            each,
            rows[f"{each.suite} {each.prompt}"],
            suites[f"{each.suite} {each.prompt}"],
            results.about,
            published,
            language,
        )
        for place, each in enumerate(results.suites)
    ]
    return (
        templates(__package__)
        .get_template("report.html.jinja")
        .render(
            suites=views,
            models=model_views(results.about),
            unfinished=unfinished_words(results.about, language),
            about=about_lines(results.about),
            language=language,
            label=label(language),
            disclaimer=disclaimer(language),
            words=lambda key, **values: say(message(key, **values), language),
        )
    )
