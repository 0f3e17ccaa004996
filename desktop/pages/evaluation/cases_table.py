"""The cases of a suite as a list, one line each."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.evaluation.finished import SuiteCases
from desktop.pages.evaluation.outcome_words import court_words
from trainer.evaluation.reporting.cases_file import KeptCase

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_START = 60  # characters of the facts


class CasesTable(QAbstractTableModel):
    """Its name, what the court decided, how the facts begin."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._cases: SuiteCases | None = None
        self._places: tuple[int, ...] = ()

    def show_cases(self, cases: SuiteCases | None, *, first: bool) -> None:
        """``first``: only those that differ most, as they come; else all in their order."""
        self.beginResetModel()
        self._cases = cases
        every = tuple(range(len(cases.cases))) if cases is not None else ()
        self._places = cases.first if cases is not None and first else every
        self.endResetModel()

    def case(self, row: int) -> KeptCase | None:
        """What stands in that line."""
        if self._cases is None or not 0 <= row < len(self._places):
            return None
        return self._cases.cases[self._places[row]]

    def rowCount(self, parent: _Index = _ROOT) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(self._places)

    def columnCount(self, parent: _Index = _ROOT) -> int:  # noqa: N802
        return 0 if parent.isValid() else 3

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        case = self.case(index.row())
        if case is None or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        if index.column() == 2:
            return " ".join(case.facts[:_START].split())
        return (case.id, court_words(case.truth))[index.column()]

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Vertical or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (self.tr("案件"), self.tr("法院所判"), self.tr("事实"))[section]
