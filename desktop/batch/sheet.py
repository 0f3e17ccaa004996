"""The tables that a batch is handed on as: columns with typed cells, whatever file they are then written to."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from desktop.batch.table import Cell

Kind = Literal["text", "long", "whole", "number", "any"]
"""``long``: a text of several lines; ``whole``: a whole number; ``any``: as the user's own table has it."""


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """``key`` names it where it is data (Parquet, JSON); ``head`` is what the user reads."""

    key: str
    head: str
    kind: Kind = "text"


@dataclass(frozen=True, slots=True)
class Sheet:
    """``rows`` goes through them, each with a cell for every column: they may be more than memory holds."""

    title: str
    columns: tuple[SheetColumn, ...]
    rows: Callable[[], Iterator[tuple[Cell, ...]]]

    def records(self) -> Iterator[dict[str, Cell]]:
        """The rows by their columns' keys."""
        keys = [column.key for column in self.columns]
        for row in self.rows():
            yield dict(zip(keys, row, strict=True))
