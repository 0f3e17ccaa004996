"""Where the facts, or a judgment to be checked, are typed, pasted or dropped."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QFocusEvent,
    QPainter,
    QPaintEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from desktop.controls.card import Card
from desktop.controls.marks import marks, position, within
from desktop.controls.style import tell_style
from desktop.controls.surface import Surface
from desktop.pages.case.text_file import read_text_file
from desktop.theme.theme import scale_now
from desktop.theme.type_scale import block_format
from trainer.told_error import ToldError

if TYPE_CHECKING:
    from trainer.judgment.types import Span


class FactsEditor(Card):
    """Plain text at one and a half lines. Enter is a new line and nothing else; undo restores a replaced text too.

    A file that is dropped is given to ``opens``; without that its text is put in where the cursor stands.
    """

    changed = Signal()
    dropped_badly = Signal(object)  # Message

    def __init__(self, parent: QWidget | None = None, *, opens: Callable[[Path], object] | None = None) -> None:
        super().__init__(parent, surface=Surface.FIELD)
        self.edit = _PlainEdit(self, opens)
        self.column(padding=(2, 2, 2, 2)).addWidget(self.edit)
        self.edit.textChanged.connect(self._text_changed)
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

    def mark(self, spans: Sequence[Span]) -> None:
        """Marks places of ``text()`` until it is changed, and brings the first into view."""
        text = self.text()
        places = within(spans, text)
        self.edit.setExtraSelections(marks(self.edit.document(), text, places))
        if places:
            cursor = QTextCursor(self.edit.document())
            cursor.setPosition(position(text, min(place.start for place in places)))
            self.edit.setTextCursor(cursor)
            self.edit.ensureCursorVisible()

    def set_lines(self) -> None:
        """Size and line height as the theme has them."""
        self.edit.set_lines()

    def _text_changed(self) -> None:
        if self.edit.extraSelections():
            self.edit.setExtraSelections([])
        self.changed.emit()


class _PlainEdit(QTextEdit):
    focus_moved = Signal(bool)
    drag_moved = Signal(bool)
    dropped_badly = Signal(object)  # Message

    def __init__(self, parent: QWidget, opens: Callable[[Path], object] | None) -> None:
        super().__init__(parent)
        self._opens = opens
        self._hint = ""
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)

    def say_hint(self, words: str) -> None:
        """What stands there while nothing else does, in several lines: Qt's own placeholder shows the first alone."""
        self._hint = words
        self.setAccessibleDescription(words)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        super().paintEvent(event)
        if self._hint and self.document().isEmpty():
            margin = round(self.document().documentMargin())
            place = self.viewport().rect().adjusted(margin, margin, -margin, -margin)
            painter = QPainter(self.viewport())
            painter.setFont(self.document().defaultFont())
            painter.setPen(self.palette().placeholderText().color())
            painter.drawText(place, int(Qt.AlignmentFlag.AlignTop) | int(Qt.TextFlag.TextWordWrap), self._hint)

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
        if self._opens is not None:
            self._opens(files[0])
            return
        for file in files:
            try:
                self.insertPlainText(read_text_file(file))
            except ToldError as error:
                self.dropped_badly.emit(error.message)

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
