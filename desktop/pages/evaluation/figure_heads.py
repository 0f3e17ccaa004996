"""The heads of a table of figures: names that wrap above the columns, and stand still on the left while it scrolls."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from desktop.pages.evaluation.figure_cell import FigureCell
from desktop.theme.theme import grown

_COLUMN, _HEAD = 136, 52  # pixels at the usual size of text
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


def dress_figures(table: QTableView, names: int) -> None:
    """``names``: how wide the heads of the rows are, in pixels at the usual size of text."""
    table.setItemDelegate(FigureCell(table))
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    table.setTabKeyNavigation(False)
    table.setShowGrid(False)
    above, beside = table.horizontalHeader(), table.verticalHeader()
    for header in (above, beside):
        header.setHighlightSections(False)
        header.setDefaultAlignment(_LEFT | Qt.TextFlag.TextWordWrap)
    above.setFixedHeight(grown(_HEAD))
    above.setDefaultSectionSize(grown(_COLUMN))
    beside.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    beside.setFixedWidth(grown(names))
