"""Tables as text: values separated by commas, tabs or other marks, in any encoding that spreadsheets write."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator

from desktop.batch.column_names import role_of
from desktop.batch.errors import BatchError
from desktop.batch.header import table_of_grid
from desktop.batch.table import Table
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
    rows = _rows(body, mark)
    if old_mac:
        rows = ([cell.replace(_WITHIN, "\n") for cell in row] for row in rows)
    return table_of_grid((number + skipped, cells) for number, cells in enumerate(rows, 1))


def decoded(raw: bytes) -> str:
    """UTF-8, GB18030 or UTF-16, the last also without its mark, as some databases write it."""
    sample = raw[:SAMPLE]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if not sample.startswith((b"\xff\xfe", b"\xfe\xff")) and max(even, odd) * 20 > len(sample):
        return raw.decode("utf-16-le" if odd > even else "utf-16-be", "replace")
    return raw.decode(encoding_of(sample), "replace").removeprefix("\ufeff")


def _rows(text: str, mark: str) -> Iterator[list[str]]:
    # The csv module's limit holds for the whole process; its default of 131,072 characters is below long judgments.
    csv.field_size_limit(LONGEST_TEXT)
    try:
        # A line break alone, \r\n and \r: the stream makes one of all three.
        yield from csv.reader(io.StringIO(text, newline=None), delimiter=mark)
    except csv.Error as error:
        raise BatchError("input", "batch.not-a-table", str(error)) from error


def _mark_of(text: str) -> str:
    """The mark with which the most columns are known by name; then the one that gives the most rows one width."""
    start = text[: 1 << 20]

    def worth(mark: str) -> tuple[int, int, int]:
        rows = []
        for row in _rows(start, mark):
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
