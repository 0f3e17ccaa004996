"""The rows of a batch, and beside them the one that is selected."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QHeaderView, QSplitter, QTableView, QWidget

from desktop.batch.batch_seen import BatchReader, BatchSeen
from desktop.desk.desk import Desk
from desktop.pages.batch.row_table import FACTS, RowTable
from desktop.pages.batch.row_view import RowView
from desktop.theme.theme import grown

_LEAST = (280, 420)  # pixels of either side: a card needs more than a list
_WIDTHS = (96, 72, 140, 170, 72)


class RowsView(QWidget):
    """``article_wanted`` asks for an article of the row that is shown."""

    article_wanted = Signal(object)  # Article

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seen: BatchSeen | None = None
        self._reader: BatchReader | None = None
        self.model = RowTable(self)
        self.table = QTableView()
        self.row = RowView(desk)
        self._dress()
        panes = QSplitter(Qt.Orientation.Horizontal)
        panes.setHandleWidth(16)
        panes.setChildrenCollapsible(False)
        for side, least, stretch in zip((self.table, self.row), _LEAST, (3, 2), strict=True):
            side.setMinimumWidth(least)
            panes.addWidget(side)
            panes.setStretchFactor(panes.indexOf(side), stretch)
        panes.setSizes([600, 480])
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(panes)
        self.table.selectionModel().currentRowChanged.connect(lambda _now, _before: self._show_row())
        self.row.opened.connect(self.article_wanted)
        self.row.hide()
        self.retranslate()

    def _dress(self) -> None:
        table = self.table
        table.setModel(self.model)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.verticalHeader().hide()
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        # Fixed widths: to measure what stands in ten thousand rows would take longer than to read them.
        for column, width in enumerate(_WIDTHS):
            table.setColumnWidth(column, grown(width))
        header.setSectionResizeMode(FACTS, QHeaderView.ResizeMode.Stretch)

    def retranslate(self) -> None:
        self.table.setAccessibleName(self.tr("案件列表"))
        self.model.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, FACTS)

    def clear(self) -> None:
        """Another batch begins."""
        self.row.hide()

    def show_batch(self, seen: BatchSeen, reader: BatchReader, *, anew: bool) -> None:
        """``anew``: it is another one."""
        self._seen, self._reader = seen, reader
        self.model.show_batch(seen, anew=anew)
        current = self.table.currentIndex().row()
        if current in seen.changed:
            self._show_row()

    def _show_row(self) -> None:
        number = self.table.currentIndex().row()
        if self._seen is None or self._reader is None or not 0 <= number < len(self._seen.rows):
            return
        self.row.show()
        self.row.show_row(self._seen, self._seen.rows[number], self._reader)
