"""A table of cases as it was read, before anything of it is understood."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from resources.messages.message import Message, message

Cell = str | int | float | bool | date | None
"""A day with its hour (``datetime``) is a ``date`` too."""
MOST_ROWS = 200_000


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
