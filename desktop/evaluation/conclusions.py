"""What the figures come to: which model stands best, what needs no model, what a difference says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from resources.messages.message import Message
from resources.messages.wording import message_told
from trainer.evaluation.baselines.names import OF_PREDICTED, OF_TRUE
from trainer.evaluation.figures.results import Difference, MeasureCard, PredictorResults, Results, SuiteResults, Value

SIGNIFICANT = 0.05


class Verdict(StrEnum):
    """WITHIN: within the error of so many cases. UNKNOWN: too few cases for a test."""

    WITHIN = "within"
    LEFT = "left"  # the left one is better
    RIGHT = "right"
    HIGHER = "higher"  # of a figure of which neither is better
    LOWER = "lower"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Compared:
    """One difference, the figure it is of, and what it says."""

    difference: Difference
    card: MeasureCard
    verdict: Verdict


def models_of(suite: SuiteResults) -> tuple[PredictorResults, ...]:
    """Without the baselines."""
    return tuple(each for each in suite.predictors if each.kind == "model")


def value_of(predictor: PredictorResults, name: str) -> Value | None:
    """One figure of it; None where it is not measured."""
    return next((value for value in predictor.values if value.name == name and value.value is not None), None)


def best_models(suite: SuiteResults, card: MeasureCard) -> frozenset[str]:
    """The models whose figure is the best; nobody where there is one model alone, or no better and worse."""
    values = {each.predictor: value_of(each, card.name) for each in models_of(suite)}
    known = {name: value.value for name, value in values.items() if value is not None and value.value is not None}
    if len(known) < 2 or card.better == "neither":
        return frozenset()
    best = max(known.values()) if card.better == "higher" else min(known.values())
    return frozenset(name for name, value in known.items() if value == best)


def reached_without_reading(suite: SuiteResults, cards: Sequence[MeasureCard]) -> tuple[MeasureCard, ...]:
    """The figures in which a baseline comes out at least as well as every model. Those do not count that are told the
    real charge, or a model's."""
    return tuple(card for card in cards if card.better != "neither" and _reached(suite, card))


def left_out(results: Results, suite: SuiteResults) -> tuple[Message, ...]:
    """Why a baseline is not beside this suite's models."""
    told = results.about.get("left_out")
    reasons = told.get(f"{suite.suite} {suite.prompt}") if isinstance(told, Mapping) else None
    return tuple(message_told(each) for each in reasons or () if isinstance(each, Mapping))


def compared(suite: SuiteResults, cards: Sequence[MeasureCard]) -> tuple[Compared, ...]:
    """The differences in these figures, pair by pair."""
    by_name = {card.name: card for card in cards}
    known = [each for each in suite.differences if each.name in by_name and each.value is not None]
    pairs = list(dict.fromkeys((each.left, each.right) for each in known))
    return tuple(
        Compared(each, by_name[each.name], _verdict(each, by_name[each.name]))
        for pair in pairs
        for card in cards
        for each in known
        if (each.left, each.right) == pair and each.name == card.name
    )


def _reached(suite: SuiteResults, card: MeasureCard) -> bool:
    def figures(kind: str) -> list[float]:
        found = [value_of(each, card.name) for each in suite.predictors if _counts(each, kind)]
        return [value.value for value in found if value is not None and value.value is not None]

    models, baselines = figures("model"), figures("baseline")
    if not models or not baselines:
        return False
    return max(baselines) >= max(models) if card.better == "higher" else min(baselines) <= min(models)


def _counts(each: PredictorResults, kind: str) -> bool:
    return each.kind == kind and not each.predictor.startswith((OF_TRUE, OF_PREDICTED))


def _verdict(difference: Difference, card: MeasureCard) -> Verdict:
    p, value = difference.corrected, difference.value
    if value == 0:
        return Verdict.WITHIN  # also where all answers are the same, so that there is nothing to test
    if p is None or value is None:
        return Verdict.UNKNOWN
    if p >= SIGNIFICANT:
        return Verdict.WITHIN
    if card.better == "neither":
        return Verdict.HIGHER if value > 0 else Verdict.LOWER
    return Verdict.LEFT if (value > 0) == (card.better == "higher") else Verdict.RIGHT
