"""How high the rows of the history's list are."""

from __future__ import annotations

from PySide6.QtCore import QSize

from desktop.pages.history.run_group import Row, RunGroup
from desktop.theme.theme import scale_now

BESIDE, ABOVE, GAP = 14, 8, 6
"""Pixels within an item's card, and between two cards."""


def row_size(row: Row) -> QSize:
    """The list gives each its own width."""
    scale = scale_now()
    line, small = scale.line_height(scale.ui), scale.line_height(scale.caption)
    if not isinstance(row, RunGroup):
        return QSize(0, small + ABOVE)
    below = bool(row.lead.model or row.lead.matter) + any(run.snippet for run in row.runs)
    return QSize(0, 2 * ABOVE + 2 * line + below * small + GAP)
