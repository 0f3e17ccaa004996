"""Where pages end: no row of a table over two pages, no heading without what it is of. Qt breaks lines alone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from PySide6.QtCore import QLineF
from PySide6.QtGui import QTextBlock, QTextBlockFormat, QTextCursor, QTextDocument, QTextFormat, QTextTable

from desktop.documents.html import KEPT

_BEFORE = QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore
_ROOM = 8.0  # pixels that are left free at the end of a page; no line of text has room there
_SLACK = 0.5  # pixels by which what touches the end of a page still belongs to it


def settle(document: QTextDocument) -> None:
    """Moves what must not be divided to the next page. ``document`` has its size and its text; a block that
    is ``KEPT`` stays with the one after it."""
    pages = _Pages(document)
    block = document.begin()
    while block.isValid():
        table = cast("QTextTable | None", QTextCursor(block).currentTable())
        if table is not None:
            pages.settle_table(table)
            block = table.lastCursorPosition().block().next()
        else:
            if block.userState() == KEPT:
                pages.settle_heading(block)
            block = block.next()


def divided(document: QTextDocument) -> list[str]:
    """What is divided all the same: rows that are longer than a page's half, and what Qt would not move."""
    pages = _Pages(document)
    found, block = [], document.begin()
    while block.isValid():
        table = cast("QTextTable | None", QTextCursor(block).currentTable())
        if table is not None:
            found += pages.divided_rows(table)
            block = table.lastCursorPosition().block().next()
        else:
            if block.userState() == KEPT and pages.left_behind(block):
                found.append(block.text())
            block = block.next()
    return found


def open_ends(document: QTextDocument) -> Iterator[tuple[int, QLineF]]:
    """Where a table goes on over the end of a page: the page, and the line that Qt does not draw there, as a place of
    the whole document."""
    pages = _Pages(document)
    for table in (frame for frame in document.rootFrame().childFrames() if isinstance(frame, QTextTable)):
        yield from pages.open_ends(table)


class _Pages:
    """Asks the layout where things are; it is laid out anew after every change, from there on."""

    def __init__(self, document: QTextDocument) -> None:
        self._document = document
        self._layout = document.documentLayout()
        self._height = document.pageSize().height()

    def settle_heading(self, block: QTextBlock) -> None:
        if self.left_behind(block):
            self._break_before(block)

    def left_behind(self, block: QTextBlock) -> bool:
        """Whether what it belongs to begins on the next page."""
        after = block.next()
        while after.isValid() and after.userState() == KEPT:
            after = after.next()
        return after.isValid() and self._ends_on(self._bottom_of_first_line(after)) > self._ends_on(self._bottom(block))

    def settle_table(self, table: QTextTable) -> None:
        first = table.format().toTableFormat().headerRowCount()
        if first < table.rows() and self._is_divided(self._row(table, 0)[0], self._row(table, first)[1]):
            self._begin_on_next_page(table)
        for row in range(first + 1, table.rows()):
            top, bottom = self._row(table, row)
            if self._is_divided(top, bottom) and bottom - top < self._height / 2:
                self._fill_page(table, row, top)

    def divided_rows(self, table: QTextTable) -> list[str]:
        rows = (row for row in range(table.rows()) if self._is_divided(*self._row(table, row)))
        return [table.cellAt(row, 0).firstCursorPosition().block().text() for row in rows]

    def open_ends(self, table: QTextTable) -> Iterator[tuple[int, QLineF]]:
        frame = self._layout.frameBoundingRect(table)
        for row in range(table.rows() - 1):
            page = self._ends_on(self._row(table, row)[1])
            if int((self._row(table, row + 1)[0] + _SLACK) // self._height) > page:
                end = (page + 1) * self._height - 1
                right = min(frame.right(), self._document.pageSize().width()) - 1
                yield page, QLineF(frame.left(), end, right, end)

    def _begin_on_next_page(self, table: QTextTable) -> None:
        """With the heading before it; a table that fills more than a page stays where it is."""
        before = table.firstCursorPosition().block().previous()
        if before.isValid() and before.userState() == KEPT:
            while before.previous().isValid() and before.previous().userState() == KEPT:
                before = before.previous()
            self._break_before(before)
        else:
            form = table.format()
            form.setPageBreakPolicy(_BEFORE)
            table.setFormat(form.toTableFormat())
            self._lay_out_anew()

    def _fill_page(self, table: QTextTable, row: int, top: float) -> None:
        """The row before it takes up the rest of the page."""
        rest = self._height - top % self._height - _ROOM
        for column in range(table.columns()):
            cell = table.cellAt(row - 1, column)
            form = cell.format().toTableCellFormat()
            form.setBottomPadding(form.bottomPadding() + rest)
            cell.setFormat(form)
        self._lay_out_anew()

    def _row(self, table: QTextTable, row: int) -> tuple[float, float]:
        """Its top and bottom in the document."""
        cells = [table.cellAt(row, column) for column in range(table.columns())]
        tops = [self._top(cell.firstCursorPosition().block()) for cell in cells]
        last = [self._layout.blockBoundingRect(cell.lastCursorPosition().block()) for cell in cells]
        return min(tops), max(rect.bottom() for rect in last)

    def _break_before(self, block: QTextBlock) -> None:
        form = QTextBlockFormat()
        form.setPageBreakPolicy(_BEFORE)
        QTextCursor(block).mergeBlockFormat(form)
        self._lay_out_anew()

    def _lay_out_anew(self) -> None:
        """All of it: of what follows a change Qt moves the paragraphs, and loses some of them behind a table."""
        self._document.markContentsDirty(0, self._document.characterCount())

    def _top(self, block: QTextBlock) -> float:
        return self._layout.blockBoundingRect(block).top()

    def _bottom_of_first_line(self, block: QTextBlock) -> float:
        rect = self._layout.blockBoundingRect(block)
        lines = block.layout()
        return rect.top() + (lines.lineAt(0).rect().bottom() if lines.lineCount() else rect.height())

    def _bottom(self, block: QTextBlock) -> float:
        return self._layout.blockBoundingRect(block).bottom()

    def _is_divided(self, top: float, bottom: float) -> bool:
        return self._ends_on(bottom) > int((top + _SLACK) // self._height)

    def _ends_on(self, bottom: float) -> int:
        """The page, from 0."""
        return int(max(0.0, bottom - _SLACK) // self._height)
