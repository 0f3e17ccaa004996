"""A file or folder: typed, chosen or dropped."""

from __future__ import annotations

from enum import Enum
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from desktop.controls.button import Button, ButtonRole
from trainer.typed_path import typed_path


class PathKind(Enum):
    """What is to be chosen."""

    FOLDER = "folder"
    FILE = "file"
    NEW_FILE = "new file"


class PathField(QWidget):
    """``changed`` tells of every change, typed ones too."""

    changed = Signal()

    def __init__(self, kind: PathKind, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = kind
        self._title = ""
        self._pattern = ""
        self.line = _DropLine()
        self.choose = Button(ButtonRole.PLAIN, "folder")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.line, 1)
        row.addWidget(self.choose)
        self.setFocusProxy(self.line)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.line.textChanged.connect(lambda _text: self.changed.emit())
        self.choose.clicked.connect(self._ask)

    def say(self, title: str, placeholder: str = "", pattern: str = "") -> None:
        """``title`` is the field's accessible name and the dialog's; ``pattern`` as QFileDialog takes it."""
        self._title, self._pattern = title, pattern
        self.line.setAccessibleName(title)
        self.line.setPlaceholderText(placeholder)
        self.choose.say(self.tr("选择……"), self.tr("选择：{what}").format(what=title))

    def text(self) -> str:
        """As it stands, without blanks around it."""
        return self.line.text().strip()

    def path(self) -> Path | None:
        """None where the field is empty."""
        return typed_path(self.text()) if self.text() else None

    def set_path(self, path: Path | str | None) -> None:
        """Another one."""
        self.line.setText(str(path) if path else "")

    def _ask(self) -> None:
        start = self.text()
        if self._kind is PathKind.FOLDER:
            chosen = QFileDialog.getExistingDirectory(self, self._title, start)
        elif self._kind is PathKind.FILE:
            chosen, _ = QFileDialog.getOpenFileName(self, self._title, start, self._pattern)
        else:
            chosen, _ = QFileDialog.getSaveFileName(self, self._title, start, self._pattern)
        if chosen:
            self.set_path(chosen)


class _DropLine(QLineEdit):
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        if event.mimeData().hasUrls():
            event.acceptProposedAction()
        else:
            super().dragEnterEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        files = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if files:
            self.setText(files[0])
        else:
            super().dropEvent(event)
