"""Where the facts, or a judgment to be checked, are typed, pasted or dropped."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QFocusEvent,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from desktop.controls.card import Card
from desktop.controls.composing import in_own_colours
from desktop.controls.marks import marks, position, within
from desktop.controls.style import tell_style
from desktop.controls.surface import Surface
from desktop.theme.theme import scale_now
from desktop.theme.type_scale import block_format, ui_font

if TYPE_CHECKING:
    from trainer.judgment.types import Span


_LEAST_HEIGHT = 80
_NEARLY = 0.1
"""The share of the signs that may stay where a text is replaced as good as whole: a space, a heading, a last word."""


class FactsEditor(Card):
    """Plain text at one and a half lines. Enter is a new line and nothing else; undo restores a replaced text too.

    Files and pictures that are dropped or pasted are given to whoever listens. ``takes`` gets a text that is pasted
    over all that stands there, or nearly all, and puts it in itself.
    """

    changed = Signal()
    files_given = Signal(object)  # list[Path]
    picture_given = Signal(object)  # QImage

    def __init__(self, parent: QWidget | None = None, *, takes: Callable[[str], object] | None = None) -> None:
        super().__init__(parent, surface=Surface.FIELD)
        self.edit = _PlainEdit(self, takes)
        self.column(padding=(2, 2, 2, 2)).addWidget(self.edit)
        self.edit.textChanged.connect(self._text_changed)
        self.edit.focus_moved.connect(lambda inside: tell_style(self, "focused", inside))
        self.edit.drag_moved.connect(lambda over: tell_style(self, "dropping", over))
        self.edit.files_given.connect(self.files_given)
        self.edit.picture_given.connect(self.picture_given)
        self.setFocusProxy(self.edit)
        self.setMinimumHeight(_LEAST_HEIGHT)
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
    files_given = Signal(object)
    picture_given = Signal(object)

    def __init__(self, parent: QWidget, takes: Callable[[str], object] | None) -> None:
        super().__init__(parent)
        self._takes = takes
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
        if self._hint and self.document().isEmpty() and not self._composing():
            margin = round(self.document().documentMargin())
            place = self.viewport().rect().adjusted(margin, margin, -margin, -margin)
            painter = QPainter(self.viewport())
            painter.setFont(ui_font(scale_now().body))  # the window's words; the document's are Chinese
            painter.setPen(self.palette().placeholderText().color())
            painter.drawText(place, int(Qt.AlignmentFlag.AlignTop) | int(Qt.TextFlag.TextWordWrap), self._hint)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:  # noqa: N802
        composing = self._composing()
        super().inputMethodEvent(in_own_colours(event, self.palette()))
        if self._composing() != composing:
            self.viewport().update()  # the hint goes, or comes back

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Qt takes Enter on an empty line for the end of what was set there, a quotation or a list: it would begin no
        line, and take the height of the lines away."""
        if event.matches(QKeySequence.StandardKey.InsertParagraphSeparator):
            self.textCursor().insertBlock()
            self.ensureCursorVisible()
            return
        super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """A key with Ctrl that an input method leaves alone (IBus does) waits for the composed text: what is judged,
        pasted or undone would not have it."""
        if (
            isinstance(event, QKeyEvent)
            and event.modifiers() & Qt.KeyboardModifier.ControlModifier
            and self._composing()
        ):
            event.accept()  # a shortcut that is overridden, and a key that does nothing
            return True
        return super().event(event)

    def _composing(self) -> bool:
        """Whether something stands there that an input method has not yet written."""
        # While a whole text is put in, the cursor stands in a block that is no longer there, and has no layout.
        block = self.textCursor().block()
        return block.isValid() and bool(block.layout().preeditAreaText())

    def set_lines(self) -> None:
        scale = scale_now()
        font = self.font()
        font.setPixelSize(scale.body)
        self.setFont(font)
        self.document().setDefaultFont(font)
        self.document().setDocumentMargin(14)
        form = block_format(scale.line_height(scale.body))
        cursor = QTextCursor(self.document())
        if cursor.blockFormat().lineHeight() == form.lineHeight():
            return  # another colour: to lay the lines anew would empty the undo stack
        undo = self.document().isUndoRedoEnabled()
        self.document().setUndoRedoEnabled(False)
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(form)
        self.document().setUndoRedoEnabled(undo)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:  # noqa: N802
        return source.hasText() or source.hasUrls() or source.hasImage()

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802
        files = [Path(url.toLocalFile()) for url in source.urls() if url.isLocalFile()]
        if files:
            self.files_given.emit(files)
        elif source.hasImage() and not source.hasText():
            self.picture_given.emit(source.imageData())
        elif self._takes is not None and self._covers_all():
            self._takes(source.text())
        else:
            self.insertPlainText(source.text())

    def _covers_all(self) -> bool:
        """Whether what is put in now takes the place of nearly everything that stands there."""
        stands = _written(self.toPlainText())
        return stands - _written(self.textCursor().selectedText()) <= stands * _NEARLY

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


def _written(text: str) -> int:
    """Signs that are no white space."""
    return sum(not sign.isspace() for sign in text)
