"""The whole document beside the facts that were taken from it: to be read, not to be changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from desktop.controls.marks import marks, position, within
from desktop.theme.theme import scale_now
from desktop.theme.type_scale import block_format

if TYPE_CHECKING:
    from trainer.judgment.types import Span

_LEAST_HEIGHT = 88


class DocumentView(QTextEdit):
    """Scrolls by itself. Hidden until it is asked for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMinimumHeight(_LEAST_HEIGHT)
        self.hide()
        self.retranslate()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("文书全文"))

    def show_text(self, text: str, marked: tuple[Span, ...]) -> None:
        """``marked``: the places that were taken, or that are to be looked at."""
        self._text = text
        self.setPlainText(text)
        scale = scale_now()
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(block_format(scale.line_height(scale.body)))
        self.mark(marked)

    def mark(self, spans: tuple[Span, ...]) -> None:
        """Marks these places alone, and brings the first into view."""
        places = within(spans, self._text)
        self.setExtraSelections(marks(self.document(), self._text, places))
        if places:
            cursor = QTextCursor(self.document())
            cursor.setPosition(position(self._text, places[0].start))
            self.setTextCursor(cursor)
            self.ensureCursorVisible()
