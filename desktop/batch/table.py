"""A table of cases as it was read, before anything of it is understood."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from resources.messages.message import Message, message

Cell = str | int | float | bool | date | None
"""A day with its hour (``datetime``) is a ``date`` too."""
MOST_ROWS = 200_000
_HALF = re.compile("[\ud800-\udfff]")
_Value = TypeVar("_Value", bound=Cell)


@dataclass(frozen=True, slots=True)
class TableRow:
    """``place`` is where the user finds it: its row counted from 1 as a spreadsheet counts, or a file's name.

    ``problem``: why it cannot be used; its cells are then as far as they were read.
    """

    place: int | str
    cells: tuple[Cell, ...]
    problem: Message | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """Every row has a cell for every column. ``sheet`` is the one of ``sheets`` that was read, "" where there are
    none."""

    columns: tuple[str, ...]
    rows: tuple[TableRow, ...]
    sheet: str = ""
    sheets: tuple[str, ...] = ()


def legible(table: Table) -> Table:
    """Half characters, of damaged JSON or of files whose names are no text, become the sign for what cannot be read:
    no format that the results are written in takes them."""
    rows = tuple(replace(row, place=_legible(row.place), cells=tuple(map(_legible, row.cells))) for row in table.rows)
    return replace(table, columns=tuple(map(_legible, table.columns)), rows=rows)


def _legible(value: _Value) -> _Value:
    return _HALF.sub("\ufffd", value) if isinstance(value, str) else value  # type: ignore[return-value]


def cell_text(cell: Cell) -> str:
    """As the user sees it: a day as 2021-03-05, a whole number without a point."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    if isinstance(cell, date):
        return cell.isoformat().removesuffix("T00:00:00").replace("T", " ")
    return str(cell).strip()


def place_told(place: int | str) -> Message:
    """Where a row is, in words."""
    if isinstance(place, int):
        return message("batch.place-row", number=place)
    return message("batch.place-file", file=place)
