"""How long an evaluation will take, by what is known of the models' speed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

from desktop.evaluation.asked import AskedEvaluation, AskedModel
from desktop.history.run import Query, RunKind, RunState

if TYPE_CHECKING:
    from desktop.history.history import History

_MOST_RUNS = 20


@dataclass(frozen=True, slots=True)
class Pace:
    """``seconds`` for one answer, judged by ``answers`` of them. ``tried``: asked for it a moment ago, else they are
    what the history has."""

    seconds: float
    answers: int
    tried: bool = False


@dataclass(frozen=True, slots=True)
class Duration:
    """``seconds`` for all whose pace is known; ``unknown`` are the models of which nothing is."""

    seconds: float
    unknown: tuple[AskedModel, ...]
    tried: bool
    answers: int


def duration_of(asked: AskedEvaluation, paces: Mapping[str, Pace]) -> Duration:
    """``paces``: by a model's ``spec``."""
    known = [paces[model.spec] for model in asked.models if model.spec in paces]
    return Duration(
        sum(pace.seconds for pace in known) * asked.answers_each,
        tuple(model for model in asked.models if model.spec not in paces),
        bool(known) and all(pace.tried for pace in known),
        min((pace.answers for pace in known), default=0),
    )


def paces_in(history: History, models: Iterable[tuple[AskedModel, str]]) -> dict[str, Pace]:
    """By the last judgments of each model; beside it the name that the history has for it. Reading the facts is not in
    their time, so this is the least that it takes."""
    from desktop.history.history_error import HistoryError

    found = {}
    for model, shown in models:
        with suppress(HistoryError):
            query = Query(model=shown, kind=RunKind.PREDICTION)
            runs = [history.run(each.id) for each in history.found(query, _MOST_RUNS)]
            ended = [run for run in runs if run.summary.state is RunState.FINISHED]
            seconds = [run.seconds for run in ended if run.seconds]
            if seconds:
                found[model.spec] = Pace(median(seconds), len(seconds))
    return found
