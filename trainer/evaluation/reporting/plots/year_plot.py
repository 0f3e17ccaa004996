"""How far the terms are off by the year of the sentence, with intervals: a model taught with one year's cases may know
another's less well."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from resources.messages.catalogue import Language
from resources.messages.message import message
from resources.messages.wording import say
from trainer.evaluation.figures.results import MeasureCard, PredictorResults, SuiteResults, Value
from trainer.evaluation.reporting.figure_text import figure_text
from trainer.evaluation.reporting.plots.chart import Scale, across, legend, up_axis
from trainer.evaluation.reporting.plots.svg import Frame, Point, dots, drawing, line, text
from trainer.evaluation.reporting.shown_names import column_name, predictor_name

FIGURE = "term-log-distance"
_WIDTH, _HEIGHT = 640, 320
_ROOM = Frame(56, 20, 628, 262)


def year_plot(suite: SuiteResults, language: Language) -> Markup | None:
    """A line for each model. None where the years are not known, or there is but one."""
    card = next((each for each in suite.measures if each.name == FIGURE), None)
    models = [each for each in suite.predictors if each.kind == "model" and each.groups.get("year")]
    years = sorted({year for model in models for year in model.groups["year"]})
    if card is None or len(years) < 2:
        return None
    values = [{year: value for year in years if (value := _value(model, year))} for model in models]
    highest = max((value.high or value.value or 0 for of_one in values for value in of_one.values()), default=0)
    scale = Scale(0, highest or 1, _ROOM)
    names = [predictor_name(model, language) for model in models]
    parts = [*up_axis(scale, card.unit), text((_ROOM.left, 12), column_name(card, language), "start")]
    for place, year in enumerate(years):
        parts.append(text((across(_ROOM, place, len(years)), _ROOM.bottom + 17), year, style="small"))
    for series, of_one in enumerate(values):
        parts += _line(series, of_one, years, scale, len(models))
    height = _HEIGHT + 18 * max(0, len(models) - 1)
    return drawing(
        _WIDTH,
        height,
        say(message("report.year-plot"), language),
        _described(card, names, values, language),
        [*parts, *legend(names, (_ROOM.left, _ROOM.bottom + 44))],
    )


def _line(series: int, values: Mapping[str, Value], years: Sequence[str], scale: Scale, models: int) -> list[Markup]:
    style = f"s{series % 6}"
    aside = 7 * (series - (models - 1) / 2)
    points: list[Point] = []
    parts = []
    for place, year in enumerate(years):
        if (value := values.get(year)) is None or value.value is None:
            continue
        x = across(_ROOM, place, len(years)) + aside
        points.append((x, scale.up(value.value)))
        if value.low is not None and value.high is not None:
            parts.append(line([(x, scale.up(value.low)), (x, scale.up(value.high))], f"whisker {style}"))
    return [line(points, f"line {style}"), *parts, dots(points, f"big {style}")] if points else []


def _value(model: PredictorResults, year: str) -> Value | None:
    return next((each for each in model.groups["year"].get(year, ()) if each.name == FIGURE and each.cases), None)


def _described(
    card: MeasureCard, names: Sequence[str], values: Sequence[Mapping[str, Value]], language: Language
) -> str:
    between = ", " if language == "en" else "，"
    return "; ".join(
        f"{name}: " + between.join(f"{year} {figure_text(value.value, card.unit)}" for year, value in of_one.items())
        for name, of_one in zip(names, values, strict=True)
    )
