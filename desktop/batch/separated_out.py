"""A sheet as values separated by commas, for any program: UTF-8 with the mark by which Excel knows it."""

from __future__ import annotations

import csv
import re
from pathlib import Path

from desktop.batch.sheet import Sheet
from desktop.batch.table import Cell, cell_text
from desktop.batch.workbook_out import FORMULA
from trainer.whole_file import whole_file

_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?")


def write_separated(target: Path, sheet: Sheet) -> None:
    """Raises OSError."""
    with whole_file(target) as part, part.open("w", encoding="utf-8-sig", errors="replace", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([_safe(column.head) for column in sheet.columns])
        writer.writerows([_safe(cell) for cell in row] for row in sheet.rows())


def _safe(cell: Cell) -> Cell | str:
    """A text that a spreadsheet would take for a formula gets a quotation mark before it, by which it stays text."""
    if cell is None or isinstance(cell, int | float):
        return cell
    text = cell_text(cell)
    return f"'{text}" if text.startswith(FORMULA) and not _NUMBER.fullmatch(text) else text
