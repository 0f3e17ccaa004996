"""Places of a text, marked in the document that shows it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextEdit

from desktop.theme.theme import colours_now

if TYPE_CHECKING:
    from trainer.judgment.types import Span


def within(spans: Sequence[Span], text: str) -> tuple[Span, ...]:
    """Those that are places of ``text``."""
    return tuple(span for span in spans if 0 <= span.start < span.end <= len(text))


def marks(
    document: QTextDocument, text: str, spans: Sequence[Span], pointed: Span | None = None
) -> list[QTextEdit.ExtraSelection]:
    """A mark for each of ``spans``, which are places of ``text``, which ``document`` shows; ``pointed`` is one that
    stands out from the others, over them."""
    colours = colours_now()
    plain, strong = QTextCharFormat(), QTextCharFormat()
    plain.setBackground(QColor(colours.mark))
    strong.setBackground(QColor(colours.accent_fill))
    strong.setForeground(QColor(colours.on_accent))
    placed = [(span, plain) for span in spans if span != pointed]
    placed += [(pointed, strong)] if pointed is not None else []
    selections = []
    for span, form in placed:
        selection = QTextEdit.ExtraSelection()
        cursor = QTextCursor(document)
        cursor.setPosition(position(text, span.start))
        cursor.setPosition(position(text, span.end), QTextCursor.MoveMode.KeepAnchor)
        selection.cursor = cursor
        selection.format = form
        selections.append(selection)
    return selections


def position(text: str, offset: int) -> int:
    """Qt's place of a character: it counts UTF-16 units, of which a rare character of a name takes two."""
    return len(text[:offset].encode("utf-16-le", "surrogatepass")) // 2
