"""What figures, models, baselines and groups are called where they are shown.

A name that the catalogue lacks (a figure of a user's own suite, a report of a later version) stands as it is.
"""

from __future__ import annotations

from resources.messages.catalogue import Language
from resources.messages.charge_words import charge_words
from resources.messages.message import Message, message
from resources.messages.wording import say
from trainer.evaluation.baselines.names import OF_PREDICTED, OF_TRUE, model_of_baseline
from trainer.evaluation.cases.groups import SEVERAL, group_named, label_named
from trainer.evaluation.figures.by_group import REST
from trainer.evaluation.figures.results import MeasureCard, PredictorResults, SuiteResults
from trainer.evaluation.reporting.visible import visible

TELLS_TRUTH = OF_TRUE
"""This baseline is told the true charge: a bound to compare with, and nobody's rival."""


def measure_name(name: str, language: Language) -> str:
    """A figure's name."""
    return _said(Message(f"figures.{name}"), name, language)


def predictor_name(predictor: PredictorResults, language: Language) -> str:
    """A model's own name; a baseline's in words."""
    if predictor.kind == "model":
        return visible(predictor.predictor)
    model = model_of_baseline(predictor.predictor)
    name = predictor.predictor if model is None else OF_PREDICTED
    shown = _said(Message(f"figures.{name}"), name, language)
    return shown if model is None else f"{shown} ({visible(model)})"


def predictor_names(suite: SuiteResults, language: Language) -> dict[str, str]:
    """Of each predictor what it is called."""
    return {each.predictor: predictor_name(each, language) for each in suite.predictors}


def group_name(kind: str, language: Language) -> str:
    """What the cases are told apart by: "charge", "attitude" …"""
    return _said(group_named(kind), kind, language)


def label_name(kind: str, label: str, language: Language) -> str:
    """One group: a charge, an attitude; a number or a span of characters stands as it is."""
    if kind == "charge" and label == REST:
        return say(message("report.rest"), language)
    if kind == "charge" and label != SEVERAL:
        return visible(charge_words(label, language))
    return _said(label_named(kind, label), label, language)


def column_name(card: MeasureCard, language: Language) -> str:
    """A figure's name with how it is read: † as the benchmark's own script computes it, ↓ less is better."""
    name = measure_name(card.name, language).replace(" %", "\u00a0%")
    return name + ("†" if card.official else "") + ("\u00a0↓" if card.better == "lower" else "")


def _said(name: Message, otherwise: str, language: Language) -> str:
    try:
        return visible(say(name, language))
    except KeyError:
        return visible(otherwise)
