"""How a model answered: what could be read, what was broken off, how fast it was."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import mean, median
from typing import Any

from trainer.evaluation.cases.row import Row
from trainer.evaluation.figures.outcome_measures import abstained


def answer_figures(rows: Sequence[Row]) -> dict[str, Any]:
    """Of at least one row of a model.

    ``readable`` and ``abstained`` are shares of all cases, as the figures of the same names have them; ``cut_off`` and
    ``too_long`` are numbers of cases. Seconds and tokens are of those that were asked; ``cases_per_minute`` is as if
    each had been asked when the one before was answered.
    """
    answers = [row.answer for row in rows if row.answer is not None]
    asked = [answer for answer in answers if answer.end != "too_long"]
    seconds = [answer.seconds for answer in asked]
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
        "cases_per_minute": 60 * len(seconds) / sum(seconds) if sum(seconds) else None,
    }
