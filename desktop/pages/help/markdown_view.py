"""A help text: Markdown at the reading size, links of which none leads out of the program."""

from __future__ import annotations

from PySide6.QtGui import QColor, QTextCursor, QTextFrameFormat, QTextLength, QTextTable
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from desktop.controls.native_keys import native_keys
from desktop.theme.theme import colours_now, scale_now
from desktop.theme.type_scale import set_line_height

CELL_PADDING = 6


class MarkdownView(QTextBrowser):
    """Scrolls by itself; its text can be selected and copied."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.viewport().setAutoFillBackground(False)
        self._text = ""

    def show_text(self, markdown: str) -> None:
        """Another text, from its beginning."""
        self._text = native_keys(markdown)
        self.set_lines()
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def set_lines(self) -> None:
        """Size, line height and colours as the theme has them."""
        scale = scale_now()
        font = self.font()
        font.setPixelSize(scale.body)
        self.document().setDefaultFont(font)
        self.document().setDocumentMargin(16)
        self.document().setMarkdown(self._text)
        set_line_height(self.document(), scale.line_height(scale.body), 8)
        self._wrap_code()
        for frame in self.document().rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                _rule(frame)

    def _wrap_code(self) -> None:
        """Long commands go on in the next line: they would stand outside of a small window."""
        block = self.document().begin()
        while block.isValid():
            if block.blockFormat().nonBreakableLines():
                form = block.blockFormat()
                form.setNonBreakableLines(False)
                QTextCursor(block).setBlockFormat(form)
            block = block.next()


def _rule(table: QTextTable) -> None:
    """Lines between the cells, which Markdown's tables lack, and the whole width."""
    form = table.format().toTableFormat()
    form.setBorder(1)
    form.setBorderCollapse(True)
    form.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    form.setBorderBrush(QColor(colours_now().line))
    form.setCellPadding(CELL_PADDING)
    form.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    table.setFormat(form)
