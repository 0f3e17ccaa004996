"""What a column of a comparison is called: by what it has otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.documents.plain import line
from desktop.documents.words import Words
from desktop.judging.what_if.told import column_told

if TYPE_CHECKING:
    from desktop.documents.report import ReportRun


def column_title(column: ReportRun, number: int, words: Words) -> str:
    """第 1 列：去掉自首; without changes the model and the day tell it from the others."""
    changes = column.run.input.changes
    if changes or not number:
        what = words.say(column_told(changes))
    else:
        what = words.sentences((column.run.summary.model, f"{column.run.summary.at:%Y-%m-%d %H:%M}"))
    return words("paper.column", number=number + 1, what=line(what))
