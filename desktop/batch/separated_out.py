"""A sheet as values separated by commas, for any program: UTF-8 with the mark by which Excel knows it."""

from __future__ import annotations

import csv
from pathlib import Path

from desktop.batch.sheet import Sheet
from desktop.batch.table import Cell, cell_text
from trainer.formula_guard import guarded
from trainer.whole_file import whole_file


def write_separated(target: Path, sheet: Sheet) -> None:
    """Raises OSError."""
    with whole_file(target) as part, part.open("w", encoding="utf-8-sig", errors="replace", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([_safe(column.head) for column in sheet.columns])
        writer.writerows([_safe(cell) for cell in row] for row in sheet.rows())


def _safe(cell: Cell) -> Cell | str:
    return cell if cell is None or isinstance(cell, int | float) else guarded(cell_text(cell))
