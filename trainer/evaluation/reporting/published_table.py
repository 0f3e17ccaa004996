"""The scores that LawBench's authors published, with ours among them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from resources.messages.catalogue import Language
from resources.messages.message import message
from resources.messages.wording import say
from trainer.evaluation.figures.results import SuiteResults
from trainer.evaluation.reporting.figure_text import figure_text, interval_text
from trainer.evaluation.reporting.published import PublishedScore, of_task
from trainer.evaluation.reporting.shown_names import predictor_name
from trainer.evaluation.reporting.table import Cell, Line, Table
from trainer.evaluation.reporting.visible import visible

_ABSTENTION = "lawbench-abstention"
_TASK = re.compile(r"lawbench\D*(\d-\d)", re.IGNORECASE)


def published_table(suite: SuiteResults, published: Sequence[PublishedScore], language: Language) -> Table | None:
    """By score, the best first; ours are strong. None where the suite is none of LawBench's, has no official score, or
    no score of its task was given."""
    task = _TASK.search(suite.suite)
    official = next((card for card in suite.measures if card.official), None)
    theirs = of_task(published, task[1]) if task else []
    if official is None or not theirs:
        return None
    lines = [
        (each.score, Line((Cell(visible(each.model)), Cell(figure_text(each.score, "score")), _share(each.abstained))))
        for each in theirs
    ]
    for predictor in suite.predictors:
        values = {each.name: each for each in predictor.values}
        value = values.get(official.name)
        if predictor.kind == "model" and value is not None and value.value is not None:
            name = Cell(predictor_name(predictor, language), strong=True)
            interval = interval_text(value.low, value.high, official.unit)
            ours = Cell(figure_text(value.value, official.unit), interval, strong=True)
            lines.append(
                (
                    value.value,
                    Line((name, ours, _share(abstained.value if (abstained := values.get(_ABSTENTION)) else None))),
                )
            )
    lines.sort(key=lambda each: -each[0])
    keys = ("report.predictor", "report.score", "report.abstained")
    return Table(
        say(message("report.published"), language),
        [say(message(key), language) for key in keys],
        [line for _, line in lines],
        note=say(message("report.published-note"), language),
    )


def _share(value: float | None) -> Cell:
    return Cell(figure_text(value, "share"))
