"""Text to be read: body size, one and a half lines, as high as it needs to be, selectable, with marks."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor, QWheelEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit, QWidget

from desktop.controls.marks import marks, position, within
from desktop.theme.theme import scale_now
from desktop.theme.type_scale import block_format

if TYPE_CHECKING:
    from trainer.judgment.types import Span


class Prose(QTextEdit):
    """Stands in a scrolling column and never scrolls itself; ``grew`` tells that it became higher or lower."""

    grew = Signal()

    def __init__(self, parent: QWidget | None = None, *, paragraph_gap: bool = False) -> None:
        super().__init__(parent)
        self._text = ""
        self._marked: tuple[Span, ...] = ()
        self._pointed: Span | None = None
        self._gap = paragraph_gap
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.viewport().setAutoFillBackground(False)
        self.document().setDocumentMargin(0)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self.set_lines()

    def text(self) -> str:
        """All of it, exactly as given."""
        return self._text

    def show_text(self, text: str) -> None:
        """Another text."""
        self._text = text
        self._marked, self._pointed = (), None
        self.setExtraSelections([])
        self.setPlainText(_one_line_end(text))
        self.set_lines()

    def append_text(self, piece: str) -> None:
        """Adds to the end; what stands there is not laid out again."""
        if not piece:
            return
        self._text += piece
        cursor = QTextCursor(self.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.insertText(_one_line_end(piece))

    def set_lines(self) -> None:
        """Size and line height as the theme has them."""
        scale = scale_now()
        font = self.font()
        font.setPixelSize(scale.body)
        self.document().setDefaultFont(font)
        line = scale.line_height(scale.body)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(block_format(line, line // 3 if self._gap else 0))
        self.mark(self._marked, self._pointed)

    def mark(self, spans: tuple[Span, ...], pointed: Span | None = None) -> None:
        """Marks places of ``text()`` and forgets the earlier marks; ``pointed`` stands out from the others."""
        self._marked, self._pointed = within(spans, self._text), pointed
        self.setExtraSelections(marks(self.document(), self._text, self._marked, pointed))

    def place_of(self, span: Span) -> QRectF:
        """Where the span's first line stands, in this widget's coordinates."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(position(self._text, span.start))
        return QRectF(self.cursorRect(cursor))

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        moves = (
            Qt.Key.Key_PageUp,
            Qt.Key.Key_PageDown,
            Qt.Key.Key_Up,
            Qt.Key.Key_Down,
            Qt.Key.Key_Home,
            Qt.Key.Key_End,
        )
        if event.key() in moves and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            event.ignore()  # the column around it scrolls
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.ApplicationFontChange):
            self.set_lines()

    def _fit(self, size: QSizeF) -> None:
        # Qt lays the text out before it has a width, which would give a negative height.
        height = max(0, math.ceil(size.height()))
        if height != self.height():
            self.setFixedHeight(height)
            self.grew.emit()


def _one_line_end(text: str) -> str:
    # Replaced by a space: QTextDocument turns a carriage return into a paragraph, which shifts all offsets.
    return text.replace("\r", " ")
