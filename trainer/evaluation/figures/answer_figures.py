"""How a model answered: what could be read, what was broken off, how fast it was."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import mean, median
from typing import Any

from trainer.evaluation.cases.row import Row
from trainer.evaluation.figures.outcome_measures import abstained


def answer_figures(rows: Sequence[Row]) -> dict[str, Any]:
    """Of at least one row of a model.

    ``readable`` and ``abstained`` are shares of all cases, as the figures of the same names have them. All else is of
    the answers, one that was given for several defendants being one: ``cut_off`` and ``too_long`` are numbers of them;
    seconds and tokens are of those that were asked, each by itself. ``seconds_asking`` is how long the asking took by
    the clock, several at a time, and ``cases_per_minute`` so many were answered in it; None where the clock was not
    kept.
    """
    of_case = {
        (row.question.cluster or str(place), id(row.answer)): row.answer
        for place, row in enumerate(rows)
        if row.answer is not None
    }
    answers = list(of_case.values())
    asked = [answer for answer in answers if answer.end != "too_long"]
    seconds = [answer.seconds for answer in asked]
    waited = [answer.waited for answer in answers if answer.waited is not None]
    asking = sum(waited) if asked and len(waited) == len(answers) else None
    prompts = [answer.prompt_tokens for answer in asked if answer.prompt_tokens is not None]
    return {
        "readable": sum(row.said is not None for row in rows) / len(rows),
        "abstained": sum(abstained(row) for row in rows) / len(rows),
        "cut_off": sum(answer.end != "stop" for answer in asked),
        "too_long": len(answers) - len(asked),
        "seconds_mean": mean(seconds) if seconds else None,
        "seconds_median": median(seconds) if seconds else None,
        "seconds_longest": max(seconds, default=None),
        "prompt_tokens_mean": mean(prompts) if prompts else None,
        "answer_tokens_mean": mean(answer.answer_tokens for answer in asked) if asked else None,
        "seconds_asking": asking,
        "cases_per_minute": 60 * len(asked) / asking if asking else None,
    }
