"""Where a grid of cells names its columns: tables have titles above them, empty rows, columns without a name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice

from desktop.batch.column_names import role_of
from desktop.batch.errors import BatchError
from desktop.batch.table import MOST_ROWS, Cell, Table, TableRow, cell_text
from resources.messages.message import Message, message
from resources.messages.wording import say

_LOOKED_AT = 12  # rows from the beginning among which the names of the columns are
_LONGEST_NAME = 40
_MOST_COLUMNS = 500


def table_of_grid(rows: Iterable[tuple[int, Sequence[Cell]]]) -> Table:
    """``rows``: each with its number. Rows without anything in them are left out.

    Raises BatchError where there are too many of them.
    """
    filled = ((place, cells) for place, cells in rows if _trimmed(cells))
    first = list(islice(filled, _LOOKED_AT))
    if not first:
        return Table((), ())
    at = _header_at([_trimmed(cells) for _, cells in first])
    header: Sequence[Cell] = () if at is None else first[at][1]
    below = first if at is None else first[at + 1 :]
    body = [(place, _trimmed(cells)) for place, cells in islice(chain(below, filled), MOST_ROWS + 1)]
    if len(body) > MOST_ROWS:
        raise BatchError("input", "batch.too-many-rows", most=MOST_ROWS)
    longest = max((len(cells) for _, cells in body), default=0)
    # Columns without a name count as far as the header goes on, and where there is no header as far as cells do.
    width = longest if at is None else max(len(_trimmed(header)), min(len(header), longest))
    columns = tuple(_named([cell_text(cell) for cell in header], width))
    # A table that repeats its header in the middle was put together from parts.
    repeated = _trimmed(header)
    return Table(columns, tuple(_row(place, cells, width) for place, cells in body if cells != repeated))


def _trimmed(cells: Sequence[Cell]) -> tuple[Cell, ...]:
    """Without the empty cells at its end."""
    kept = list(cells[:_MOST_COLUMNS])
    while kept and not cell_text(kept[-1]):
        kept.pop()
    return tuple(kept)


def _header_at(rows: Sequence[Sequence[Cell]]) -> int | None:
    """The row with the most names that are known; else the first of short texts, where longer ones stand below it."""
    known = [sum(role_of(cell_text(cell)) is not None for cell in cells) for cells in rows]
    if max(known):
        return known.index(max(known))
    for number, cells in enumerate(rows[:-1]):
        texts = [cell_text(cell) for cell in cells]
        if len(texts) == max(len(row) for row in rows) and all(map(_may_be_name, texts)):
            return number
    return None


def _may_be_name(text: str) -> bool:
    return len(text) <= _LONGEST_NAME and not any(mark in text for mark in "。，；\n") and not text.isdigit()


def _named(names: Sequence[str], width: int) -> Iterator[str]:
    """A name for each column, each different: a column without one is named by its number."""
    taken: set[str] = set()
    for number in range(width):
        own = " ".join(names[number].split()) if number < len(names) else ""
        name = own or say(message("batch.column", number=number + 1))
        while name in taken:
            name = f"{own or name} ({number + 1})"
        taken.add(name)
        yield name


def _row(place: int, cells: tuple[Cell, ...], width: int) -> TableRow:
    problem: Message | None = None
    if len(cells) > width:
        # Something that should have been quoted was not: which cell is which nobody knows any more.
        problem = message("batch.too-many-cells", cells=len(cells), columns=width)
    return TableRow(place, (*cells[:width], *[None] * (width - len(cells))), problem)
