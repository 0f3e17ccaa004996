"""The fields of a table whose first row holds the labels: | 被告人 | 罪名 | 刑期 |, one row for each defendant below.

Also of one turned round, with the labels in the first column and a column for each defendant.
"""

from __future__ import annotations

import re

from trainer.judgment.compact import Compact
from trainer.judgment.field_labels import Label, Named, label_of
from trainer.judgment.labelled_fields import LabelledField, with_line_feeds
from trainer.judgment.narration import CharRange

_RULE = re.compile(r"\|(?:：?-+：?\|){2,30}")  # |---|---|, the line below the first row
_MOST_ROWS = 200
_FEWEST_COLUMNS = 3
_LONGEST_PLAIN = 4_000
_NAME = Named(Label.DEFENDANT, "被告人", "")


def table_fields(compact: Compact, start: int, end: int) -> list[LabelledField]:
    """The fields row by row; () where there is no such table."""
    chars = compact.chars
    rule = _RULE.search(chars, start, end)
    if rule is None:
        return _without_rule(compact, start, end)
    columns = rule.group().count("|") - 1
    head = _cells_before(chars, start, rule.start(), columns)
    rows = _rows(chars, rule.end(), end, columns)
    if not head or not rows:
        return []
    labels = [label_of(chars[slice(*cell)]) for cell in head]
    if sum(label is not None for label in labels) >= 2 and _among(labels, Label.CHARGE):
        return [field for row in rows for field in _fields(labels, row)]
    first = [label_of(chars[slice(*row[0])]) for row in rows]
    if columns >= 3 and _among(first, Label.CHARGE):
        return [field for column in range(1, columns) for field in _column(head, rows, first, column)]
    return []


def _without_rule(compact: Compact, start: int, end: int) -> list[LabelledField]:
    """被告人,罪名,刑期 and the values in the lines below, set off by commas, lines or white space alone."""
    lined, places = with_line_feeds(compact, start, min(end, start + _LONGEST_PLAIN))
    for sign in ("，", "|", ""):
        cells = [match.span() for match in re.finditer(rf"[^\n{sign}]+", lined)]
        labels = [label_of(lined[slice(*cell)]) for cell in cells]
        first = next((at for at, label in enumerate(labels) if label is not None), len(labels))
        last = next((at for at in range(first, len(labels)) if labels[at] is None), len(labels))
        columns = last - first
        if columns < _FEWEST_COLUMNS or not _among(labels[first:last], Label.CHARGE):
            continue
        spans = [(places[cell[0]], places[cell[1] - 1] + 1) for cell in cells[last:]]
        rows = [spans[at : at + columns] for at in range(0, len(spans) - columns + 1, columns)]
        return [field for row in rows[:_MOST_ROWS] for field in _fields(labels[first:last], row)]
    return []


def _among(labels: list[Named | None], label: Label) -> bool:
    return any(each is not None and each.label is label for each in labels)


def _fields(labels: list[Named | None], cells: list[CharRange]) -> list[LabelledField]:
    pairs = zip(labels, cells, strict=True)
    return [LabelledField(label, cell) for label, cell in pairs if label and cell[0] < cell[1]]


def _column(
    head: list[CharRange], rows: list[list[CharRange]], labels: list[Named | None], column: int
) -> list[LabelledField]:
    name = [] if _among(labels, Label.DEFENDANT) else [LabelledField(_NAME, head[column])]
    return name + _fields(labels, [row[column] for row in rows])


def _cells_before(chars: str, start: int, end: int, columns: int) -> list[CharRange]:
    """The cells of the row that ends right before ``end``."""
    cells: list[CharRange] = []
    stop = end - 1 if chars[end - 1 : end] == "|" else end
    while len(cells) < columns and stop > start:
        begin = chars.rfind("|", start, stop)
        cells.insert(0, (begin + 1 if begin >= 0 else start, stop))
        stop = begin
    return cells if len(cells) == columns else []


def _rows(chars: str, at: int, end: int, columns: int) -> list[list[CharRange]]:
    rows: list[list[CharRange]] = []
    while at < end and chars[at] == "|" and len(rows) < _MOST_ROWS:
        cells: list[CharRange] = []
        begin = at + 1
        while len(cells) < columns and (stop := chars.find("|", begin, end)) >= 0:
            cells.append((begin, stop))
            begin = stop + 1
        if len(cells) < columns:
            break
        rows.append(cells)
        at = begin
    return rows
