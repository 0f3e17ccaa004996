"""The first rows of a table that is to be judged, with what each column is taken for."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.batch.columns import Columns
from desktop.batch.table import Table, cell_text

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
SHOWN = 6
_LONGEST = 200  # characters of a cell


class PreviewTable(QAbstractTableModel):
    """Columns in use have their use above their name."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._table = Table((), ())
        self._columns = Columns()
        self._uses: dict[str, str] = {}

    def show_table(self, table: Table) -> None:
        """Another table."""
        self.beginResetModel()
        self._table = table
        self.endResetModel()

    def show_uses(self, columns: Columns, uses: dict[str, str]) -> None:
        """``uses``: in words, by the fields of ``columns``."""
        plain = columns.plain()
        self._uses = {plain[role]: words for role, words in uses.items() if plain[role]}
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, max(0, self.columnCount() - 1))

    def rowCount(self, parent: _Index = _ROOT) -> int:  # noqa: N802
        return 0 if parent.isValid() else min(SHOWN, len(self._table.rows))

    def columnCount(self, parent: _Index = _ROOT) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(self._table.columns)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return " ".join(cell_text(self._table.rows[index.row()].cells[index.column()])[:_LONGEST].split())
        return None

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation is Qt.Orientation.Vertical:
            return str(self._table.rows[section].place)
        name = self._table.columns[section]
        return f"{self._uses[name]}\n{name}" if name in self._uses else f" \n{name}"
