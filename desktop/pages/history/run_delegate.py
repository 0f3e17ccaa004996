"""Draws the items of the history: a card for each, a faint line for each day."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.pages.history.day_words import day_words
from desktop.pages.history.item_words import NO_MATTERS, ItemWords, item_words
from desktop.pages.history.row_size import ABOVE, BESIDE, GAP
from desktop.pages.history.run_group import RunGroup
from desktop.theme.palette import Palette
from desktop.theme.theme import colours_now, scale_now

_Index = QModelIndex | QPersistentModelIndex
RADIUS = 8  # pixels, of a card's corners
_FOUND = re.compile(r"【(.*?)】")


class RunDelegate(QStyledItemDelegate):
    """``matters``: the names of the matters there are."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.matters: Mapping[int, str] = NO_MATTERS

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row = index.data(Qt.ItemDataRole.UserRole)
        painter.save()
        if isinstance(row, RunGroup):
            self._paint_item(painter, option, item_words(row, self.matters), row.lead.errors)
        elif isinstance(row, date):
            self._paint_day(painter, option.rect, day_words(row))
        painter.restore()

    def _paint_day(self, painter: QPainter, place: QRect, words: str) -> None:
        painter.setFont(_font(painter.font(), scale_now().caption))
        painter.setPen(QColor(colours_now().text_faint))
        painter.drawText(place.adjusted(2, 0, 0, -2), Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, words)

    def _paint_item(self, painter: QPainter, option: QStyleOptionViewItem, words: ItemWords, errors: int) -> None:
        colours, scale = colours_now(), scale_now()
        place: QRect = option.rect
        state: QStyle.StateFlag = option.state
        self._paint_card(painter, place, state, colours)
        line, small = scale.line_height(scale.ui), scale.line_height(scale.caption)
        inside = place.adjusted(BESIDE, ABOVE, -BESIDE, 0)
        pen = _Pen(painter, inside)
        time = pen.right(words.time, line, scale.caption, colours.text_faint)
        pen.line(words.title, line, scale.ui, colours.text, bold=True, spare=time + BESIDE)
        spare = pen.right(words.findings, line, scale.caption, colours.error if errors else colours.text_faint)
        pen.line(words.outcome, line, scale.ui, colours.text_soft, spare=spare + BESIDE)
        if words.below:
            pen.line(words.below, small, scale.caption, colours.text_faint)
        if words.snippet:
            pen.marked(words.snippet, small, scale.caption, colours)

    @staticmethod
    def _paint_card(painter: QPainter, place: QRect, state: QStyle.StateFlag, colours: Palette) -> None:
        selected = bool(state & QStyle.StateFlag.State_Selected)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        focused = bool(state & QStyle.StateFlag.State_HasFocus)
        fill = colours.accent_tint if selected else colours.raised if hovered else colours.surface
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colours.accent if selected or focused else colours.line), 2 if focused else 1))
        painter.setBrush(QColor(fill))
        painter.drawRoundedRect(QRectF(place).adjusted(1, 1, -1, -GAP + 1), RADIUS, RADIUS)


class _Pen:
    """Writes line after line into a place."""

    def __init__(self, painter: QPainter, place: QRect) -> None:
        self._painter = painter
        self._place = place
        self._plain = QFont(painter.font())
        self._top = place.top()

    def right(self, words: str, height: int, size: int, colour: str) -> int:
        """At the right end of the line that comes next; its width."""
        self._take(size, colour)
        row = QRect(self._place.left(), self._top, self._place.width(), height)
        self._painter.drawText(row, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, words)
        return self._painter.fontMetrics().horizontalAdvance(words)

    def line(self, words: str, height: int, size: int, colour: str, *, bold: bool = False, spare: int = 0) -> None:
        """One line, cut where there is no room; ``spare`` pixels stay free at its end."""
        self._take(size, colour, bold=bold)
        row = self._row(height, spare)
        shown = self._painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, row.width())
        self._painter.drawText(row, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)

    def marked(self, words: str, height: int, size: int, colours: Palette) -> None:
        """One line in which what stands between 【 and 】 is marked."""
        self._take(size, colours.text_soft)
        row, metrics = self._row(height, 0), self._painter.fontMetrics()
        middle = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        self._painter.setClipRect(row)
        for number, part in enumerate(_FOUND.split(" ".join(words.split()))):
            width = metrics.horizontalAdvance(part)
            if number % 2:
                self._painter.fillRect(row.left(), row.top() + 2, width, row.height() - 4, QColor(colours.mark))
            self._painter.drawText(row, middle, _fitting(part, row.width(), metrics))
            row.setLeft(row.left() + width)
        self._painter.setClipping(False)

    def _row(self, height: int, spare: int) -> QRect:
        row = QRect(self._place.left(), self._top, self._place.width() - spare, height)
        self._top += height
        return row

    def _take(self, size: int, colour: str, *, bold: bool = False) -> None:
        self._painter.setFont(_font(self._plain, size, bold=bold))
        self._painter.setPen(QColor(colour))


def _fitting(words: str, width: int, metrics: QFontMetrics) -> str:
    return metrics.elidedText(words, Qt.TextElideMode.ElideRight, max(0, width))


def _font(font: QFont, size: int, *, bold: bool = False) -> QFont:
    made = QFont(font)
    made.setPixelSize(size)
    made.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return made
