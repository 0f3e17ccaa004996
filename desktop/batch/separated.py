"""Tables as text: values separated by commas, tabs or other marks, in any encoding that spreadsheets write."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace
from itertools import islice

from desktop.batch.column_names import role_of
from desktop.batch.errors import BatchError
from desktop.batch.header import table_of_grid
from desktop.batch.table import Table
from resources.messages.message import message
from trainer.corpus.encoding import SAMPLE, encoding_of
from trainer.corpus.plain_text import LONGEST_TEXT

_MARKS = ",\t;|"
_SEPARATOR = re.compile(r"\ufeff?sep=(.)\r?\n", re.IGNORECASE)
_WITHIN = "\v"  # stands for a line break within a cell while the rows are told apart
_TRIED = 30  # rows that are read with each mark to see which is meant


def read_separated(raw: bytes) -> Table:
    """Raises BatchError where it is no table."""
    text = decoded(raw)
    told = _SEPARATOR.match(text)
    skipped = text[: told.end()].count("\n") if told else 0
    body = text[told.end() :] if told else text
    old_mac = "\r" in body and "\r\n" not in body and "\n" not in body[: body.index("\r")]
    if old_mac:  # a carriage return ends a row, and line breaks within cells are not quoted
        body = body.replace("\n", _WITHIN)
    mark = told[1] if told else _mark_of(body)
    rows = [replace(row, number=row.number + skipped) for row in _rows(body, mark)]
    if old_mac:
        rows = [replace(row, cells=[cell.replace(_WITHIN, "\n") for cell in row.cells]) for row in rows]
    open_at = {row.number for row in rows if row.is_open}
    return _marked(table_of_grid((row.number, row.cells) for row in rows), open_at)


def _marked(table: Table, open_at: Set[int]) -> Table:
    problem = message("batch.quotation-mark-missing")
    rows = (replace(row, problem=problem) if row.place in open_at else row for row in table.rows)
    return replace(table, rows=tuple(rows))


def decoded(raw: bytes) -> str:
    """UTF-8, GB18030 or UTF-16, the last also without its mark, as some databases write it."""
    sample = raw[:SAMPLE]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if not sample.startswith((b"\xff\xfe", b"\xfe\xff")) and max(even, odd) * 20 > len(sample):
        return raw.decode("utf-16-le" if odd > even else "utf-16-be", "replace")
    return raw.decode(encoding_of(sample), "replace").removeprefix("\ufeff")


@dataclass(frozen=True, slots=True)
class _Row:
    """``is_open``: a quotation mark in it has no other; the lines after it are then rows of their own again."""

    number: int
    cells: list[str]
    is_open: bool = False


def _rows(text: str, mark: str) -> Iterator[_Row]:
    """Raises BatchError where a cell is longer than any."""
    # The csv module's limit holds for the whole process; its default of 131,072 characters is below long judgments.
    csv.field_size_limit(LONGEST_TEXT)
    # A line break alone, \r\n and \r: the stream makes one of all three.
    lines = list(io.StringIO(text, newline=None))
    at = number = 0
    try:
        while at < len(lines):
            reader = csv.reader(islice(lines, at, None), delimiter=mark)
            before = 0
            for cells in reader:
                number += 1
                begin, before = at + before, reader.line_num
                if before + at - begin > 1 and _is_open(lines[begin : at + before], mark):
                    yield _Row(number, next(csv.reader(lines[begin : begin + 1], delimiter=mark)), is_open=True)
                    at = begin + 1
                    break
                yield _Row(number, cells)
            else:
                return
    except csv.Error as error:
        raise BatchError("input", "batch.not-a-table", str(error)) from error


def _is_open(lines: Sequence[str], mark: str) -> bool:
    """Whether a row over several lines is one only because a quotation mark is missing in it: it ends with the file, or
    its text goes on behind the closing mark. One case's facts would meet another's."""
    try:
        list(csv.reader(lines, delimiter=mark, strict=True))
    except csv.Error:
        return True
    return False


def _mark_of(text: str) -> str:
    """The mark with which the most columns are known by name; then the one that gives the most rows one width."""
    start = text[: 1 << 20]

    def worth(mark: str) -> tuple[int, int, int]:
        rows = []
        for row in (each.cells for each in _rows(start, mark)):
            if any(cell.strip() for cell in row):
                rows.append(row)
            if len(rows) == _TRIED:
                break
        if not rows:
            return 0, 0, 0
        names = max(sum(role_of(cell) is not None for cell in row) for row in rows[:12])
        width = len(rows[0])
        same = sum(len(row) == width for row in rows) if width > 1 else 0
        return names if width > 1 or names else 0, same, width if same == len(rows) else 0

    return max(_MARKS, key=worth)
