"""Where the facts are typed, pasted or dropped."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QFocusEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from desktop.controls.card import Card
from desktop.controls.style import tell_style
from desktop.controls.surface import Surface
from desktop.pages.case.text_file import UnreadableFileError, read_text_file
from desktop.theme.theme import scale_now
from desktop.theme.type_scale import block_format


class FactsEditor(Card):
    """Plain text at one and a half lines. Enter is a new line and nothing else; undo restores a replaced text too."""

    changed = Signal()
    dropped_badly = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, surface=Surface.FIELD)
        self.edit = _PlainEdit(self)
        self.column(padding=(2, 2, 2, 2)).addWidget(self.edit)
        self.edit.textChanged.connect(self.changed)
        self.edit.focus_moved.connect(lambda inside: tell_style(self, "focused", inside))
        self.edit.drag_moved.connect(lambda over: tell_style(self, "dropping", over))
        self.edit.dropped_badly.connect(self.dropped_badly)
        self.setFocusProxy(self.edit)
        self.set_lines()

    def text(self) -> str:
        """What stands in the field."""
        return self.edit.toPlainText()

    def replace(self, text: str) -> None:
        """Another text; Ctrl+Z brings the old one back."""
        self.edit.selectAll()
        self.edit.insertPlainText(text)
        self.edit.moveCursor(QTextCursor.MoveOperation.Start)

    def set_lines(self) -> None:
        """Size and line height as the theme has them."""
        self.edit.set_lines()


class _PlainEdit(QTextEdit):
    focus_moved = Signal(bool)
    drag_moved = Signal(bool)
    dropped_badly = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)

    def set_lines(self) -> None:
        scale = scale_now()
        font = self.font()
        font.setPixelSize(scale.body)
        self.setFont(font)
        self.document().setDefaultFont(font)
        self.document().setDocumentMargin(14)
        undo = self.document().isUndoRedoEnabled()
        self.document().setUndoRedoEnabled(False)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        form = block_format(scale.line_height(scale.body))
        cursor.mergeBlockFormat(form)
        self.document().setUndoRedoEnabled(undo)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:  # noqa: N802
        return source.hasText() or source.hasUrls()

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802
        files = [Path(url.toLocalFile()) for url in source.urls() if url.isLocalFile()]
        if not files:
            self.insertPlainText(source.text())
            return
        for file in files:
            try:
                self.insertPlainText(read_text_file(file))
            except UnreadableFileError as error:
                self.dropped_badly.emit(str(error))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        super().dragEnterEvent(event)
        self.drag_moved.emit(event.isAccepted())

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:  # noqa: N802
        super().dragLeaveEvent(event)
        self.drag_moved.emit(False)

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        super().dropEvent(event)
        self.drag_moved.emit(False)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusInEvent(event)
        self.focus_moved.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusOutEvent(event)
        self.focus_moved.emit(False)
