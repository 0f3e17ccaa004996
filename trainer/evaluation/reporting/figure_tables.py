"""The tables of a suite's figures: models and baselines, their differences, groups, calibration, answers."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from resources.messages.catalogue import Language
from resources.messages.message import message
from resources.messages.wording import say
from trainer.evaluation.figures.results import MeasureCard, PredictorResults, SuiteResults, Value
from trainer.evaluation.reporting.figure_text import NOTHING, figure_text, interval_text, probability_text
from trainer.evaluation.reporting.main_measures import group_measures, main_measures
from trainer.evaluation.reporting.shown_names import (
    TELLS_TRUTH,
    column_name,
    group_name,
    label_name,
    predictor_name,
    predictor_names,
)
from trainer.evaluation.reporting.table import Cell, Line, Table

SIGNIFICANT = 0.05
Chosen = Callable[[SuiteResults], Sequence[MeasureCard]]


def figures_table(suite: SuiteResults, language: Language) -> Table:
    """A row for each model and baseline, the best of each column marked; the baseline that is told the truth does not
    compete."""
    cards = main_measures(suite)
    best = {card.name: _best(suite, card) for card in cards}
    lines = []
    for place, predictor in enumerate(suite.predictors):
        values = {value.name: value for value in predictor.values}
        cells = [_cell(values.get(card.name), card, best[card.name], predictor) for card in cards]
        first = predictor.kind == "baseline" and place > 0 and suite.predictors[place - 1].kind == "model"
        lines.append(Line((Cell(predictor_name(predictor, language)), *cells), apart=first))
    heads = (say(message("report.predictor"), language), *(column_name(card, language) for card in cards))
    return Table(
        say(message("report.figures"), language), heads, lines, note=say(message("report.table-note"), language)
    )


def every_figure_table(suite: SuiteResults, language: Language) -> Table:
    """The other way round, as figures are many: a row for each figure, a column for each model and baseline."""
    lines = []
    for card in suite.measures:
        best = _best(suite, card)
        cells = [
            _cell(next((each for each in predictor.values if each.name == card.name), None), card, best, predictor)
            for predictor in suite.predictors
        ]
        lines.append(Line((Cell(column_name(card, language)), *cells)))
    heads = (say(message("report.figure"), language), *predictor_names(suite, language).values())
    return Table(say(message("report.every-figure"), language), heads, lines)


def every_measure(suite: SuiteResults) -> Sequence[MeasureCard]:
    """All that the suite has."""
    return suite.measures


def differences_table(
    suite: SuiteResults, language: Language, chosen: Chosen = main_measures, *, every: bool = False
) -> Table | None:
    """A row for each pair and figure; what stays significant after the correction is strong. Unless ``every`` pair is
    asked for: those of two models, where there are two. None without pairs."""
    cards = {card.name: card for card in chosen(suite)}
    models = {each.predictor for each in suite.predictors if each.kind == "model"}
    few = not every and len(models) > 1
    names = predictor_names(suite, language)
    lines: list[Line] = []
    before = None
    for each in suite.differences:
        if each.name not in cards or (few and not {each.left, each.right} <= models):
            continue
        unit = cards[each.name].unit
        pair = (each.left, each.right)
        strong = each.corrected is not None and each.corrected < SIGNIFICANT
        if pair != before:
            against = f"{names.get(each.left, each.left)} − {names.get(each.right, each.right)}"
            lines.append(Line((Cell(against),), apart=bool(lines), whole=True))
        interval = interval_text(each.low, each.high, unit, signed=True)
        cells = (
            Cell(column_name(cards[each.name], language)),
            Cell(figure_text(each.value, unit, signed=True), interval, strong),
            Cell(probability_text(each.p)),
            Cell(probability_text(each.corrected), strong=strong),
        )
        lines.append(Line(cells))
        before = pair
    keys = ("report.figure", "report.difference", "report.p", "report.corrected")
    heads = [say(message(key), language) for key in keys]
    note = say(message("report.differences-note"), language)
    return Table(say(message("report.differences"), language), heads, lines, note=note) if lines else None


def group_tables(suite: SuiteResults, language: Language) -> list[Table]:
    """A table for each kind of group: a row for each label, two figures of each model."""
    models = [each for each in suite.predictors if each.kind == "model"]
    kinds = dict.fromkeys(kind for model in models for kind in model.groups)
    return [_group_table(suite, kind, models, language) for kind in kinds]


def _group_table(suite: SuiteResults, kind: str, models: Sequence[PredictorResults], language: Language) -> Table:
    cards = group_measures(suite)
    labels = dict.fromkeys(label for model in models for label in model.groups.get(kind, {}))
    counts = {label: max((_cases(model, kind, label) for model in models), default=0) for label in labels}
    lines = []
    for label in labels:
        cells = [Cell(label_name(kind, label, language)), Cell(f"{counts[label]:,}")]
        for model in models:
            values = {value.name: value for value in model.groups.get(kind, {}).get(label, ())}
            cells += [_cell(values.get(card.name), card, None, model) for card in cards]
        lines.append(Line(cells))
    of_models = [
        f"{column_name(card, language)} · {predictor_name(model, language)}" for model in models for card in cards
    ]
    heads = (group_name(kind, language), say(message("report.cases"), language), *of_models)
    return Table(group_name(kind, language), heads, lines)


def calibration_table(suite: SuiteResults, language: Language) -> Table | None:
    """What share of the true terms the samples' span holds. None where nobody was asked several times."""
    names = predictor_names(suite, language)
    keys = (
        *("report.predictor", "report.samples", "report.cases", "report.unread", "report.nominal", "report.held"),
        "report.calibration-error",
    )
    lines = [
        Line(
            (
                Cell(names.get(each.predictor, each.predictor)),
                Cell(str(each.samples)),
                Cell(f"{each.cases:,}"),
                Cell(f"{each.unread:,}"),
                Cell(figure_text(each.nominal, "share")),
                Cell(figure_text(each.held, "share"), interval_text(each.low, each.high, "share")),
                Cell(figure_text(each.error, "share")),
            )
        )
        for each in suite.calibrations
    ]
    heads = [say(message(key), language) for key in keys]
    note = say(message("report.calibration-note"), language)
    return Table(say(message("report.calibration"), language), heads, lines, note=note) if lines else None


def answers_table(suite: SuiteResults, language: Language) -> Table | None:
    """How the models answered, and how fast. None where only baselines are."""
    columns = (
        ("readable", "report.readable", "share"),
        ("abstained", "report.abstained", "share"),
        ("cut_off", "report.cut-off", "whole"),
        ("too_long", "report.too-long", "whole"),
        ("seconds_mean", "report.seconds-mean", "months"),
        ("seconds_median", "report.seconds-median", "months"),
        ("answer_tokens_mean", "report.answer-tokens", "yuan"),
        ("cases_per_minute", "report.cases-per-minute", "months"),
    )
    models = {
        predictor_name(each, language): each.answers
        for each in suite.predictors
        if each.kind == "model" and each.answers
    }
    if not models:
        return None
    there = [column for column in columns if any(column[0] in answers for answers in models.values())]
    lines = [
        Line(
            (
                Cell(name),
                *(Cell(_answer_figure(answers.get(key), unit)) for key, _, unit in there),
            )
        )
        for name, answers in models.items()
    ]
    heads = [say(message("report.predictor"), language), *(say(message(key), language) for _, key, _ in there)]
    return Table(say(message("report.answers"), language), heads, lines)


def _answer_figure(value: object, unit: str) -> str:
    """Seconds keep one digit, as months do, and tokens none."""
    if not isinstance(value, int | float):
        return NOTHING
    return f"{value:,.0f}" if unit == "whole" else figure_text(value, unit)


def _cell(value: Value | None, card: MeasureCard, best: str | None, predictor: PredictorResults) -> Cell:
    if value is None:
        return Cell(NOTHING)
    text = figure_text(value.value, card.unit)
    strong = best is not None and text == best and predictor.predictor != TELLS_TRUTH
    return Cell(text, interval_text(value.low, value.high, card.unit), strong)


def _best(suite: SuiteResults, card: MeasureCard) -> str | None:
    """As it is shown, so that what looks alike is marked alike. None where nobody competes."""
    values = [
        value.value
        for predictor in suite.predictors
        if predictor.predictor != TELLS_TRUTH
        for value in predictor.values
        if value.name == card.name and value.value is not None
    ]
    if len(values) < 2 or card.better == "neither":
        return None
    return figure_text(max(values) if card.better == "higher" else min(values), card.unit)


def _cases(model: PredictorResults, kind: str, label: str) -> int:
    return max((value.cases for value in model.groups.get(kind, {}).get(label, ())), default=0)
