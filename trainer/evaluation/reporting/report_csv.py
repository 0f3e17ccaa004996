"""Every figure of every suite in one long table: a line for each predictor, group, label and figure.

As it was computed, not rounded. UTF-8 with the mark by which Excel knows it, as every table of the program.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from io import StringIO

from trainer.evaluation.figures.results import Results, Value
from trainer.evaluation.reporting.visible import visible
from trainer.formula_guard import guarded

HEADS = ("suite", "prompt", "predictor", "kind", "group", "label", "figure", "value", "low", "high", "cases")
BOM = "\ufeff"
Cell = str | float | int | None
Row = tuple[Cell, ...]


def report_csv(results: Results) -> str:
    """``group`` and ``label`` are empty where all cases count; a figure that was not measured is an empty cell."""
    text = StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(HEADS)
    writer.writerows([_safe(cell) for cell in row] for row in _rows(results))
    return BOM + text.getvalue()


def _rows(results: Results) -> Iterator[Row]:
    for suite in results.suites:
        for each in suite.predictors:
            whose = (suite.suite, suite.prompt, each.predictor, each.kind)
            yield from _of(whose, "", "", each.values)
            for group, labels in each.groups.items():
                for label, values in labels.items():
                    yield from _of(whose, group, label, values)


def _of(whose: Row, group: str, label: str, values: Iterable[Value]) -> Iterator[Row]:
    for value in values:
        yield (*whose, group, label, value.name, value.value, value.low, value.high, value.cases)


def _safe(cell: Cell) -> Cell:
    return guarded(visible(cell)) if isinstance(cell, str) else cell
