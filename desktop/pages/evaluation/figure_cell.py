"""A figure in a table's cell, its interval in small type below; the best of a row stands out."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.pages.evaluation.figures_table import BEST, INTERVAL
from desktop.theme.theme import colours_now, grown, scale_now

_BESIDE, _ABOVE, _MARK = 8, 6, 3  # pixels at the usual size of text


class FigureCell(QStyledItemDelegate):
    """Draws the two lines; what is selected keeps the style's own ground."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: N802
        _, interval = self._fonts(option.font, best=True)
        small = QFontMetrics(interval)
        width = small.horizontalAdvance(str(index.data(INTERVAL) or "")) + 2 * grown(_BESIDE)
        return QSize(max(width, grown(72)), grown(2 * _ABOVE) + option.fontMetrics.height() + small.height())

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        ground = QStyleOptionViewItem(option)
        self.initStyleOption(ground, index)
        ground.text = ""
        style = ground.widget.style() if ground.widget is not None else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, ground, painter, ground.widget)
        best, colours = bool(index.data(BEST)), colours_now()
        figure, interval = self._fonts(option.font, best=best)
        painter.save()
        height = QFontMetrics(figure).height() + QFontMetrics(interval).height()
        beside, above = grown(_BESIDE), (option.rect.height() - height) // 2
        inside = option.rect.adjusted(beside, above, -beside, -above)
        if best:
            bar = QRect(option.rect.left(), inside.top(), grown(_MARK), inside.height())
            painter.fillRect(bar, QColor(colours.accent))
        painter.setFont(figure)
        painter.setPen(QColor(colours.accent if best else colours.text))
        top = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
        painter.drawText(inside, top, str(index.data(Qt.ItemDataRole.DisplayRole) or ""))
        painter.setFont(interval)
        painter.setPen(QColor(colours.text_faint))
        bottom = Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft
        painter.drawText(inside, bottom, str(index.data(INTERVAL) or ""))
        painter.restore()

    @staticmethod
    def _fonts(font: QFont, *, best: bool) -> tuple[QFont, QFont]:
        figure, interval = QFont(font), QFont(font)
        if best:
            figure.setWeight(QFont.Weight.DemiBold)
        interval.setPixelSize(scale_now().caption)
        return figure, interval
