"""The list of what was done: newest first, by day; one, two or more of them selected."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from desktop.controls.surface import Surface, lay_on
from desktop.pages.history.run_delegate import RunDelegate
from desktop.pages.history.run_group import RunGroup
from desktop.pages.history.run_list_model import RunListModel


class RunList(QListView):
    """``picked`` tells that other items are selected, or that a selected one has changed; ``opened`` an item that was
    asked for with Enter or a double click; ``removal_wanted`` that Delete was pressed."""

    picked = Signal()
    opened = Signal(object)  # RunGroup
    removal_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.items = RunListModel(self)
        self._delegate = RunDelegate(self)
        lay_on(self, Surface.CARDS)
        self.setModel(self.items)
        self.setItemDelegate(self._delegate)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.verticalScrollBar().setSingleStep(32)
        self.doubleClicked.connect(self._open)
        self.items.dataChanged.connect(self._changed)
        self.retranslate()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("判决记录"))
        self.viewport().update()

    def name_matters(self, matters: Mapping[int, str]) -> None:
        """By these names the items tell where they belong."""
        self._delegate.matters = matters
        self.viewport().update()

    def groups(self) -> tuple[RunGroup, ...]:
        """The selected items, in the order of the list."""
        rows = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        return tuple(group for row in rows if (group := self.items.group(self.items.index(row))) is not None)

    def select(self, run: int) -> bool:
        """That run's item alone; False where the list does not have it."""
        for row in range(self.items.rowCount()):
            group = self.items.group(self.items.index(row))
            if group is not None and run in group.ids:
                self._select_row(row)
                return True
        return False

    def first_row(self) -> int:
        """Of what is selected; 0 where nothing is."""
        return min((index.row() for index in self.selectionModel().selectedIndexes()), default=0)

    def select_near(self, row: int) -> None:
        """The item there, or the next one, or the last one; the arrow keys go on from it."""
        count = self.items.rowCount()
        after, before = range(min(row, count), count), range(min(row, count) - 1, -1, -1)
        near = next((each for each in (*after, *before) if self.items.group(self.items.index(each))), None)
        if near is not None:
            self._select_row(near)

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:  # noqa: N802
        super().selectionChanged(selected, deselected)
        self.picked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self.groups():
            self.removal_wanted.emit()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() == QEvent.Type.ApplicationFontChange:
            self.items.measure()

    def _select_row(self, row: int) -> None:
        """Alone, whatever keys are held at this moment."""
        alone = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(self.items.index(row), alone)

    def _open(self, index: QModelIndex) -> None:
        if (group := self.items.group(index)) is not None:
            self.opened.emit(group)

    def _changed(self, first: QModelIndex, _last: QModelIndex) -> None:
        if self.selectionModel().isSelected(first):
            self.picked.emit()
