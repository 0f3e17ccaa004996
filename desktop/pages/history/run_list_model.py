"""The history as the rows of a list, read a page at a time as one scrolls."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt, Signal

from desktop.history.run import RunSummary
from desktop.pages.history.item_words import item_words
from desktop.pages.history.row_size import row_size
from desktop.pages.history.run_group import Row, RunGroup, key_of, rows_of

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
        self._sizes: list[QSize] = []  # kept: the list asks for all of them whenever it is laid out
        self._runs: dict[int, RunSummary] = {}  # newest first
        self._whole = True  # there is nothing more to be read
        self._asked = False

    @property
    def loaded(self) -> int:
        """Runs, the newest so many."""
        return len(self._runs)

    def show_first(self, runs: Sequence[RunSummary], wanted: int) -> None:
        """The newest runs, of which ``wanted`` were asked for, in place of all that was there."""
        self._runs = {run.id: run for run in runs}
        self._whole, self._asked = len(runs) < wanted, False
        self._replace(rows_of(runs))

    def show_newest(self, runs: Sequence[RunSummary], wanted: int) -> None:
        """The newest runs once more; those before them stay as they were read."""
        if not self._runs or len(runs) < wanted:
            self.show_first(runs, wanted)
            return
        older = {number: run for number, run in self._runs.items() if number < runs[-1].id}
        self._runs = {run.id: run for run in runs} | older
        self._asked = False
        self._replace(rows_of(self._runs.values()))

    def show_more(self, runs: Sequence[RunSummary]) -> None:
        """The next page."""
        known = {key_of(run) for run in self._runs.values()}
        self._runs |= {run.id: run for run in runs}
        self._whole, self._asked = len(runs) < PAGE, False
        if any(key_of(run) in known for run in runs):
            self._replace(rows_of(self._runs.values()))  # a group began on the page before
            return
        rows = rows_of(runs)
        last = next((row for row in reversed(self.rows) if not isinstance(row, RunGroup)), None)
        self._insert(len(self.rows), rows[1:] if rows and rows[0] == last else rows)

    def measure(self) -> None:
        """Anew, with another size of text."""
        self._sizes = [row_size(row) for row in self.rows]
        self.layoutChanged.emit()

    def group(self, index: _Index) -> RunGroup | None:
        """None for the heading of a day."""
        row = self.rows[index.row()] if 0 <= index.row() < len(self.rows) else None
        return row if isinstance(row, RunGroup) else None

    def rowCount(self, parent: _Index = _ROOT) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.SizeHintRole:
            return self._sizes[index.row()]
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

    def _replace(self, rows: list[Row]) -> None:
        """Only what lies between the rows that stay at both ends is taken out and put in."""
        before, after = [_key(row) for row in self.rows], [_key(row) for row in rows]
        top = _same_at_start(before, after)
        end = _same_at_start(before[top:][::-1], after[top:][::-1])
        self._remove(top, len(before) - end)
        self._insert(top, rows[top : len(after) - end])
        for number, row in enumerate(rows):
            if self.rows[number] != row:
                self.rows[number], self._sizes[number] = row, row_size(row)
                self.dataChanged.emit(self.index(number), self.index(number))

    def _remove(self, start: int, end: int) -> None:
        if end > start:
            self.beginRemoveRows(_ROOT, start, end - 1)
            del self.rows[start:end], self._sizes[start:end]
            self.endRemoveRows()

    def _insert(self, at: int, rows: Sequence[Row]) -> None:
        if rows:
            self.beginInsertRows(_ROOT, at, at + len(rows) - 1)
            self.rows[at:at] = rows
            self._sizes[at:at] = [row_size(row) for row in rows]
            self.endInsertRows()


def _key(row: Row) -> object:
    return row.key if isinstance(row, RunGroup) else row


def _same_at_start(one: Sequence[object], other: Sequence[object]) -> int:
    pairs = enumerate(zip(one, other, strict=False))
    return next((place for place, (a, b) in pairs if a != b), min(len(one), len(other)))
