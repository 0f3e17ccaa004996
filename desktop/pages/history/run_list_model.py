"""The history as the rows of a list, read a page at a time as one scrolls."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from desktop.history.run import RunSummary
from desktop.pages.history.item_words import item_words
from desktop.pages.history.run_group import Row, RunGroup, rows_of

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
PAGE = 100
"""Runs that are read at a time."""


class RunListModel(QAbstractListModel):
    """``more_wanted`` tells from which run on more are wanted. Rows that stay keep their place and their selection."""

    more_wanted = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[Row] = []
        self.loaded = 0  # runs
        self._runs: dict[int, RunSummary] = {}
        self._whole = True  # there is nothing more to be read
        self._asked = False

    def show_first(self, runs: Sequence[RunSummary], wanted: int) -> None:
        """The newest runs, of which ``wanted`` were asked for, in place of all that was there."""
        self._runs = {run.id: run for run in runs}
        self._take(len(runs), whole=len(runs) < wanted)

    def show_more(self, runs: Sequence[RunSummary]) -> None:
        """The next page."""
        self._runs |= {run.id: run for run in runs}
        self._take(self.loaded + len(runs), whole=len(runs) < PAGE)

    def group(self, index: _Index) -> RunGroup | None:
        """None for the heading of a day."""
        row = self.rows[index.row()] if 0 <= index.row() < len(self.rows) else None
        return row if isinstance(row, RunGroup) else None

    def rowCount(self, parent: _Index = _ROOT) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return row
        if role == Qt.ItemDataRole.AccessibleTextRole and isinstance(row, RunGroup):
            return item_words(row).spoken()
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if self.group(index) is None:
            return Qt.ItemFlag.ItemNeverHasChildren
        return Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren

    def canFetchMore(self, _parent: _Index) -> bool:  # noqa: N802
        return not self._whole and not self._asked

    def fetchMore(self, _parent: _Index) -> None:  # noqa: N802
        self._asked = True
        self.more_wanted.emit(self.loaded)

    def _take(self, loaded: int, *, whole: bool) -> None:
        self.loaded, self._whole, self._asked = loaded, whole, False
        newest_first = sorted(self._runs.values(), key=lambda run: (run.at, run.id), reverse=True)
        self._replace(rows_of(newest_first))

    def _replace(self, rows: list[Row]) -> None:
        """Only what lies between the rows that stay at both ends is taken out and put in."""
        before, after = [_key(row) for row in self.rows], [_key(row) for row in rows]
        top = _same_at_start(before, after)
        end = _same_at_start(before[top:][::-1], after[top:][::-1])
        if (gone := len(before) - end) > top:
            self.beginRemoveRows(_ROOT, top, gone - 1)
            del self.rows[top:gone]
            self.endRemoveRows()
        if (come := len(after) - end) > top:
            self.beginInsertRows(_ROOT, top, come - 1)
            self.rows[top:top] = rows[top:come]
            self.endInsertRows()
        for number, row in enumerate(rows):
            if self.rows[number] != row:
                self.rows[number] = row
                self.dataChanged.emit(self.index(number), self.index(number))


def _key(row: Row) -> object:
    return row.key if isinstance(row, RunGroup) else row


def _same_at_start(one: Sequence[object], other: Sequence[object]) -> int:
    return next(
        (place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )
