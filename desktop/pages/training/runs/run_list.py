"""The runs there are: one to be looked at, or two to be compared."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from desktop.controls.label import Label, LabelRole
from desktop.pages.training.runs.run_words import state_name
from desktop.training.run_seen import RunSeen
from desktop.wording.share_words import share_words


class RunList(QWidget):
    """``chosen`` gives one or two folders, in the order of the list."""

    chosen = Signal(object)  # tuple[Path, ...]

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heading = Label(LabelRole.HEADING)
        self.hint = Label(LabelRole.FAINT, wrap=True)
        self.list = QListWidget()
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setSpacing(2)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.heading)
        column.addWidget(self.list, 1)
        column.addWidget(self.hint)
        self.list.itemSelectionChanged.connect(self._choose)
        self._runs: tuple[RunSeen, ...] = ()
        self.retranslate()

    def retranslate(self) -> None:
        self.heading.setText(self.tr("训练记录"))
        self.hint.setText(self.tr("按住 Ctrl 再选一个，比较两次训练。"))
        self.list.setAccessibleName(self.tr("训练记录"))
        self.show_runs(self._runs)

    def show_runs(self, runs: tuple[RunSeen, ...]) -> None:
        """Newest first; what is selected stays selected."""
        self._runs = runs
        self.hint.setVisible(len(runs) > 1)
        folders = [str(seen.folder) for seen in runs]
        with QSignalBlocker(self.list):
            if folders != [self.list.item(row).data(Qt.ItemDataRole.UserRole) for row in range(self.list.count())]:
                selected = set(self.folders())
                self.list.clear()
                for folder in folders:
                    item = QListWidgetItem()
                    item.setData(Qt.ItemDataRole.UserRole, folder)
                    self.list.addItem(item)
                    item.setSelected(Path(folder) in selected)
            for row, seen in enumerate(runs):
                item = self.list.item(row)
                words = _words(seen)
                if item.text() != words:
                    item.setText(words)
                    item.setToolTip(str(seen.folder))

    def folders(self) -> tuple[Path, ...]:
        """The selected ones, in the order of the list."""
        rows = sorted(self.list.row(item) for item in self.list.selectedItems())
        return tuple(Path(self.list.item(row).data(Qt.ItemDataRole.UserRole)) for row in rows)

    def select(self, folder: Path) -> None:
        """That one alone."""
        for row in range(self.list.count()):
            if Path(self.list.item(row).data(Qt.ItemDataRole.UserRole)) == folder:
                self.list.setCurrentRow(row)

    def _choose(self) -> None:
        folders = self.folders()
        if len(folders) > 2:
            with QSignalBlocker(self.list):
                current = self.list.currentItem()
                for item in self.list.selectedItems():
                    item.setSelected(item is current or item.data(Qt.ItemDataRole.UserRole) == str(folders[0]))
            folders = self.folders()
        if folders:
            self.chosen.emit(folders)


def _words(seen: RunSeen) -> str:
    share = f" {share_words(seen.done / seen.steps)}" if seen.steps else ""
    return f"{seen.name}\n{state_name(seen.state)}{share}"
