"""The one table of the README: every suite's main figures of every model, with intervals, in Markdown."""

from __future__ import annotations

from collections.abc import Sequence

from resources.messages.catalogue import Language
from resources.messages.message import message
from resources.messages.wording import say
from trainer.evaluation.figures.results import MeasureCard, PredictorResults, Results, SuiteResults
from trainer.evaluation.reporting.figure_text import NOTHING, figure_text, interval_text
from trainer.evaluation.reporting.shown_names import column_name, predictor_name

BASELINES = ("majority", "linear", "nearest")
"""That every suite may have; a median of a model's own charges says little beside that model."""
COMMON = ("charges-exact", "articles-micro-f1", "term-log-distance")
OF_SUITE = {
    "attitude": (
        *("attitude-monotone", "attitude-within-bounds"),
        *("attitude-raised-for-denial", "attitude-invented-confession"),
    ),
    "law": ("law-sound", "law-error", "law-in-range", "law-in-band"),
    "judge": ("judge-charge-f1", "judge-article-f1", "judge-prison", "judge-fine"),
}
"""Where a suite has too many of its own, or none that a benchmark's script computes."""


def measured_table(results: Results, language: Language) -> str:
    """A line for each figure, a column for each model and baseline; the best of a line is bold. Of each suite its
    own figures and those that all suites of whole cases have, or all."""
    predictors = _predictors(results)
    heads = ["", *(say(message(key), language) for key in ("report.figure", "report.cases"))]
    lines = [
        heads + [_plain(predictor_name(each, language)) for each in predictors],
        ["---", "---", *["---:"] * (1 + len(predictors))],
    ]
    for suite in results.suites:
        titles = [say(message(f"suites.{suite.suite}-title"), language), *[""] * len(suite.measures)]
        for title, card in zip(titles, chosen(suite), strict=False):
            first = (title, column_name(card, language), f"{suite.cases:,}")
            lines.append([*first, *_cells(suite, card, predictors)])
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines) + "\n"


def chosen(suite: SuiteResults) -> Sequence[MeasureCard]:
    """The figures that the table has room for."""
    named = OF_SUITE.get(suite.suite, ())
    own = [card for card in suite.measures if (card.name in named if named else card.official)]
    return [*own, *(card for card in suite.measures if card.name in COMMON)] or suite.measures


def _predictors(results: Results) -> list[PredictorResults]:
    """Models first, then the baselines, each once."""
    found = {each.predictor: each for suite in results.suites for each in suite.predictors}
    models = [each for each in found.values() if each.kind == "model"]
    return [*models, *(found[name] for name in BASELINES if name in found)]


def _plain(text: str) -> str:
    return text.replace("|", r"\|")


def _cells(suite: SuiteResults, card: MeasureCard, predictors: Sequence[PredictorResults]) -> list[str]:
    """A dash for who has no figure there."""
    there = {each.predictor: each for each in suite.predictors}
    texts: list[tuple[str, str]] = []
    for predictor in predictors:
        of_this = there.get(predictor.predictor)
        value = next((each for each in (of_this.values if of_this else ()) if each.name == card.name), None)
        if value is None or value.value is None:
            texts.append((NOTHING, ""))
        else:
            texts.append((figure_text(value.value, card.unit), interval_text(value.low, value.high, card.unit)))
    best = _best([text for text, _ in texts], suite, card, predictors)
    return [
        f"**{text}** {interval}".strip() if text == best else f"{text} {interval}".strip() for text, interval in texts
    ]


def _best(
    texts: Sequence[str], suite: SuiteResults, card: MeasureCard, predictors: Sequence[PredictorResults]
) -> str | None:
    """As it is shown, so that what looks alike is marked alike; None where less than two compete."""
    if card.better == "neither":
        return None
    names = {predictor.predictor for predictor in predictors}
    values = [
        value.value
        for each in suite.predictors
        if each.predictor in names
        for value in each.values
        if value.name == card.name and value.value is not None
    ]
    if len(values) < 2:
        return None
    return figure_text(max(values) if card.better == "higher" else min(values), card.unit)
