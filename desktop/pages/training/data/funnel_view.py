"""The funnel as bars: how many documents are left after each reason."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.controls.painted import Painted
from desktop.theme.theme import colours_now, scale_now
from desktop.training.funnel import Funnel
from desktop.wording.message_words import message_words


class FunnelView(Painted):
    """One row a reason: its name, the bar of what is left, how many it took away, how many are left."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._funnel = Funnel(0, ())
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_funnel(self, funnel: Funnel) -> None:
        """Another one, or the same further on."""
        taller = len(funnel.steps) != len(self._funnel.steps)
        self._funnel = funnel
        self.setAccessibleName(self.tr("筛选过程"))
        self.setAccessibleDescription("; ".join(f"{name}: {left:,}" for name, _, left in self.rows()))
        if taller:
            self.updateGeometry()
        self.update()

    def rows(self) -> list[tuple[str, int | None, int]]:
        """Name, how many were left out (None in the first row), how many are left."""
        first: list[tuple[str, int | None, int]] = [(self.tr("读取的文书"), None, self._funnel.documents)]
        return first + [(message_words(step.reason.named), step.count, step.left) for step in self._funnel.steps]

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(480, self._row_height() * (len(self._funnel.steps) + 1))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        colours = colours_now()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        metrics = QFontMetrics(self.font())
        rows = self.rows()
        height = self._row_height()
        names = min(self.width() * 0.36, max(metrics.horizontalAdvance(name) for name, _, _ in rows) + 16)
        away = metrics.horizontalAdvance("−00,000,000") + 16
        left_width = metrics.horizontalAdvance("00,000,000") + 8
        room = max(40.0, self.width() - names - away - left_width)
        most = max(1, self._funnel.documents)
        for number, (name, count, left) in enumerate(rows):
            top = number * height
            last = number == len(rows) - 1
            painter.setPen(QColor(colours.text if last or not number else colours.text_soft))
            words = metrics.elidedText(name, Qt.TextElideMode.ElideRight, int(names - 12))
            painter.drawText(QRectF(0, top, names, height), Qt.AlignmentFlag.AlignVCenter, words)
            painter.setPen(Qt.PenStyle.NoPen)
            bar = QRectF(names, top + height * 0.24, room, height * 0.52)
            painter.setBrush(QColor(colours.raised))
            painter.drawRoundedRect(bar, 3, 3)
            filled = QRectF(bar.left(), bar.top(), max(2.0 if left else 0.0, room * left / most), bar.height())
            painter.setBrush(QColor(colours.accent_fill if last or not number else colours.accent))
            painter.setOpacity(1.0 if last or not number else 0.55)
            painter.drawRoundedRect(filled, 3, 3)
            painter.setOpacity(1.0)
            if count is not None:
                painter.setPen(QColor(colours.text_faint))
                place = QRectF(bar.right(), top, away - 8, height)
                painter.drawText(
                    place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, f"\N{MINUS SIGN}{count:,}"
                )
            painter.setPen(QColor(colours.text))
            place = QRectF(bar.right() + away, top, left_width, height)
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, f"{left:,}")
        painter.end()

    @staticmethod
    def _row_height() -> int:
        scale = scale_now()
        return scale.line_height(scale.ui) + 4
