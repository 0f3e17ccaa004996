"""The rows of a batch as a table, one line each: thousands of them, of which only those in sight are worded."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.batch.batch_seen import BatchSeen, RowSeen
from desktop.pages.batch.batch_words import findings_words, penalty_words, row_state_words
from desktop.wording.charge_words import charges_words
from desktop.wording.message_words import message_words

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
FACTS = 5
_START = 60  # characters of the facts


class RowTable(QAbstractTableModel):
    """Case, state, charges, penalty, findings, facts or what went wrong."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[RowSeen, ...] = ()
        self._samples = 1

    def show_batch(self, seen: BatchSeen, *, anew: bool) -> None:
        """``anew``: another batch than before; else only the rows that have changed are drawn again."""
        if anew or len(seen.rows) != len(self.rows):
            self.beginResetModel()
            self.rows, self._samples = seen.rows, seen.batch.manifest.samples
            self.endResetModel()
            return
        self.rows = seen.rows
        if seen.changed:
            first, last = seen.changed[0], seen.changed[-1]
            self.dataChanged.emit(self.index(first, 0), self.index(last, self.columnCount() - 1))

    def rowCount(self, parent: _Index = _ROOT) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: _Index = _ROOT) -> int:  # noqa: N802
        return 0 if parent.isValid() else FACTS + 1

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        seen = self.rows[index.row()]
        outcome, column = seen.outcome, index.column()
        if column == 0:
            return seen.row.id
        if column == 1:
            return row_state_words(seen, self._samples)
        if column == FACTS:
            return self._said(seen)
        if outcome is None:
            return ""
        return (charges_words(outcome.charges), penalty_words(seen), findings_words(outcome))[column - 2]

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Vertical or role != Qt.ItemDataRole.DisplayRole:
            return None
        names = (self.tr("案件"), self.tr("状态"), self.tr("罪名"), self.tr("主刑"), self.tr("核对"), self.tr("事实"))
        return names[section]

    def _said(self, seen: RowSeen) -> str:
        error = seen.row.problem or (seen.error if seen.outcome is None else None)
        if error is not None:
            return message_words(error)
        return " ".join(seen.row.case.facts[:_START].split())
