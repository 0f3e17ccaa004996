"""Tables in workbooks of Excel, WPS and LibreOffice (xlsx): their values, row by row."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from typing import Any
from zipfile import BadZipFile

from desktop.batch.column_names import Role, role_of
from desktop.batch.errors import BatchError
from desktop.batch.header import table_of_grid
from desktop.batch.table import Cell, Table

_MERGED = re.compile(rb'<mergeCell[^>]*\bref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"')


def read_workbook(raw: bytes, sheet: str = "") -> Table:
    """One sheet: ``sheet``, else the first whose columns name facts, else the first with anything in it; a hidden one
    only where no other is left.

    Formulas give the values that were last worked out. Raises BatchError.
    """
    from openpyxl import load_workbook  # half a second to import

    try:
        book = load_workbook(io.BytesIO(raw), read_only=True, data_only=True)
    except (BadZipFile, KeyError, ValueError, OSError, TypeError, AttributeError) as error:
        raise BatchError("input", "batch.broken-workbook", repr(error)) from error
    try:
        sheets = tuple(each.title for each in book.worksheets)
        if sheet and sheet not in sheets:
            raise BatchError("input", "batch.no-sheet", sheet=sheet, sheets=sheets)
        in_turn = sorted(book.worksheets, key=lambda each: each.sheet_state != "visible")
        tables = (_read(each) for each in in_turn if sheet in ("", each.title))
        found = _chosen(tables)
    finally:
        book.close()
    return Table(found.columns, found.rows, found.sheet, sheets)


def _chosen(tables: Iterator[Table]) -> Table:
    first = Table((), ())
    for table in tables:
        if any(role_of(name) is Role.FACTS for name in table.columns):
            return table
        if table.rows and not first.rows:
            first = table
    return first


def _read(sheet: Any) -> Table:
    sheet.reset_dimensions()  # some programs write that a sheet has one cell; it is then read as having one
    try:
        rows = list(_rows(sheet))
        table = table_of_grid(_with_merged(rows, _merged(sheet)))
    except (ValueError, KeyError, TypeError, SyntaxError) as error:  # SyntaxError: of its XML
        raise BatchError("input", "batch.broken-workbook", repr(error)) from error
    return Table(table.columns, table.rows, sheet.title)


def _rows(sheet: Any) -> Iterator[tuple[int, list[Cell]]]:
    for number, cells in enumerate(sheet.iter_rows(values_only=True), 1):
        yield number, [_value(cell) for cell in cells]


def _value(value: Any) -> Cell:
    """Errors of formulas (#N/A) are no values; times and spans of time are as they read."""
    if value is None or isinstance(value, int | float):
        return value
    if hasattr(value, "year") and hasattr(value, "isoformat"):
        day: Cell = value
        return day
    text = str(value)
    return None if text.startswith("#") and text.rstrip("!?").isupper() and len(text) < 14 else _unescaped(text)


def _unescaped(text: str) -> str:
    """Excel writes a carriage return within a cell as _x000D_."""
    return re.sub(r"_x000[dD]_\n?", "\n", text)


def _merged(sheet: Any) -> list[tuple[int, int, int, int]]:
    """First and last row and column, all from 1, of the cells that are one; a read-only sheet does not tell them."""
    from openpyxl.utils import column_index_from_string

    archive, path = getattr(sheet.parent, "_archive", None), getattr(sheet, "_worksheet_path", None)
    if archive is None or path is None:
        return []
    with archive.open(path) as part:
        content = part.read()
    found = []
    for match in _MERGED.finditer(content, max(content.rfind(b"</sheetData>"), 0)):
        left, right = (column_index_from_string(name.decode()) for name in match.group(1, 3))
        found.append((int(match[2]), int(match[4]), left, right))
    return found


def _with_merged(
    rows: list[tuple[int, list[Cell]]], merged: Sequence[tuple[int, int, int, int]]
) -> Iterator[tuple[int, list[Cell]]]:
    """A cell that was made of several below each other counts for each of their rows; its width stays one column's."""
    by_number = dict(rows)
    for top, bottom, left, _ in merged:
        source = by_number.get(top, [])
        value = source[left - 1] if left <= len(source) else None
        for number in range(top + 1, bottom + 1):
            cells = by_number.get(number)
            if cells is not None and any(cell is not None for cell in cells):
                cells.extend([None] * (left - len(cells)))
                cells[left - 1] = value
    yield from rows
