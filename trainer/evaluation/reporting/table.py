"""A table as data: the same rows in a page and in a paper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cell:
    """``under``: what stands smaller below or after it, such as an interval. ``strong``: the best of its column, or
    significant."""

    text: str
    under: str = ""
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A row; the first cell names it. ``apart``: a rule parts it from the row before. ``whole``: its one cell is as
    wide as the table, over the rows that belong to it."""

    cells: Sequence[Cell]
    apart: bool = False
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """``words``: so many columns from the left hold words, the others figures."""

    title: str
    heads: Sequence[str]
    lines: Sequence[Line]
    words: int = 1
    note: str = ""
