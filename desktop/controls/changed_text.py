"""A text with what was changed in it: what came is underlined, what went is struck through."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtGui import QTextCharFormat, QTextCursor

from desktop.controls.marks import position
from desktop.controls.prose import Prose

if TYPE_CHECKING:
    from desktop.judging.what_if.edit import Piece


class ChangedText(Prose):
    """No colours: they would say nothing to whoever does not see them, or prints the page."""

    def show_pieces(self, pieces: Sequence[Piece]) -> None:
        """The whole text, what is gone in its old place."""
        from desktop.judging.what_if.edit import PieceKind

        self.show_text("".join(piece.text for piece in pieces))
        whole, at = self.text(), 0
        for piece in pieces:
            end = at + len(piece.text)
            if piece.kind is not PieceKind.KEPT:
                self._format(whole, at, end, new=piece.kind is PieceKind.NEW)
            at = end

    def _format(self, whole: str, start: int, end: int, *, new: bool) -> None:
        form = QTextCharFormat()
        form.setFontUnderline(new)
        form.setFontStrikeOut(not new)
        cursor = QTextCursor(self.document())
        cursor.setPosition(position(whole, start))
        cursor.setPosition(position(whole, end), QTextCursor.MoveMode.KeepAnchor)
        cursor.mergeCharFormat(form)
