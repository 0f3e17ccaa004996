"""The files and folders that judgments are read from: chosen or dropped."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QFileDialog, QHBoxLayout, QListWidget, QWidget

from desktop.controls.button import Button, ButtonRole
from desktop.controls.card import Card
from desktop.controls.label import Label, LabelRole
from desktop.controls.style import tell_style

LEAST_ROWS, MOST_ROWS = 2, 6


class InputList(Card):
    """``changed`` tells that there is one more or one less."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)
        self.heading = Label(LabelRole.HEADING)
        self.hint = Label(LabelRole.FAINT, wrap=True)
        self.list = QListWidget()
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.add_files = Button(ButtonRole.PLAIN, "plus")
        self.add_folder = Button(ButtonRole.PLAIN, "folder")
        self.remove = Button(ButtonRole.QUIET, "close")
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.add_files)
        buttons.addWidget(self.add_folder)
        buttons.addStretch()
        buttons.addWidget(self.remove)
        column = self.column()
        column.addWidget(self.heading)
        column.addWidget(self.hint)
        column.addWidget(self.list)
        column.addLayout(buttons)
        self.add_files.clicked.connect(self._ask_files)
        self.add_folder.clicked.connect(self._ask_folder)
        self.remove.clicked.connect(self._remove)
        delete = QShortcut(QKeySequence(Qt.Key.Key_Delete), self.list)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self._remove)
        self.list.itemSelectionChanged.connect(self._arrange)
        self.retranslate()
        self._arrange()

    def retranslate(self) -> None:
        self.heading.setText(self.tr("文书在哪里"))
        self.hint.setText(
            self.tr(
                "把文件或文件夹拖到这里。CSV（zip 里的不必解压）、JSON、Parquet、法院 XML、HTML、txt、docx、PDF，"
                "格式自动识别；只读取，不改动。"
            )
        )
        self.list.setAccessibleName(self.tr("文书的文件与文件夹"))
        self.add_files.say(self.tr("选择文件……"))
        self.add_folder.say(self.tr("选择文件夹……"))
        self.remove.say(self.tr("移除所选"))

    def paths(self) -> list[Path]:
        """In the order of the list."""
        return [Path(self.list.item(row).text()) for row in range(self.list.count())]

    def add(self, paths: list[Path]) -> None:
        """More of them; those that are there already are passed over."""
        there = set(self.paths())
        for path in paths:
            if path not in there:
                there.add(path)
                self.list.addItem(str(path))
        self._arrange()
        self.changed.emit()

    def _ask_files(self) -> None:
        names, _ = QFileDialog.getOpenFileNames(self, self.tr("选择文书文件"))
        self.add([Path(name) for name in names])

    def _ask_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self, self.tr("选择文书文件夹"))
        if name:
            self.add([Path(name)])

    def _remove(self) -> None:
        for item in self.list.selectedItems():
            self.list.takeItem(self.list.row(item))
        self._arrange()
        self.changed.emit()

    def _arrange(self) -> None:
        self.remove.setEnabled(bool(self.list.selectedItems()))
        rows = min(MOST_ROWS, max(LEAST_ROWS, self.list.count()))
        self.list.setFixedHeight(rows * (self.list.fontMetrics().height() + 16) + 12)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        if event.mimeData().hasUrls():
            event.acceptProposedAction()
            tell_style(self, "dropping", True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:  # noqa: N802
        tell_style(self, "dropping", False)

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        tell_style(self, "dropping", False)
        self.add([Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()])
        event.acceptProposedAction()
