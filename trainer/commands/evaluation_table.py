"""One suite's figures as a short table: what a person wants to see first."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from resources.messages.catalogue import Language
from resources.messages.message import Message, message
from resources.messages.wording import say
from trainer.commands.table import aligned
from trainer.evaluation.figures.results import MeasureCard, PredictorResults, SuiteResults, Value
from trainer.evaluation.reporting.figure_text import figure_text, interval_text
from trainer.evaluation.reporting.shown_names import column_name, predictor_name
from trainer.evaluation.reporting.visible import visible


def evaluation_table(suite: SuiteResults, language: Language) -> str:
    """A row for each figure, a column for each model and baseline. Shares in percent; of models with the interval in
    which 95 of 100 such draws of cases lie."""
    head = message("evaluation.suite-head", suite=visible(suite.suite), prompt=suite.prompt, cases=suite.cases)
    lines = [["", *(predictor_name(each, language) for each in suite.predictors)]]
    for card in suite.measures:
        row = [_value(each, card) for each in suite.predictors]
        lines.append([column_name(card, language), *row])
    answers = [_answers(each) for each in suite.predictors if each.kind == "model"]
    return "\n".join(["", say(head, language), *aligned(lines), *(say(each, language) for each in answers)])


def _value(predictor: PredictorResults, card: MeasureCard) -> str:
    value: Value | None = next((each for each in predictor.values if each.name == card.name), None)
    if value is None:
        return figure_text(None, card.unit)
    shown = figure_text(value.value, card.unit)
    return (
        shown if predictor.kind == "baseline" else f"{shown} {interval_text(value.low, value.high, card.unit)}".strip()
    )


def _answers(model: PredictorResults) -> Message:
    figures: Mapping[str, Any] = model.answers
    told = message(
        "evaluation.answers",
        model=visible(model.predictor),
        readable=figure_text(figures["readable"], "share"),
        cut_off=figures["cut_off"],
        too_long=figures["too_long"],
    )
    pace = figures.get("cases_per_minute")
    return told if pace is None else message("evaluation.answers-and-speed", answers=told, pace=f"{pace:.1f}")
