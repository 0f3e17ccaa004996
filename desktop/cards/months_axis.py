"""An axis in months: the range of the statute, the guideline's within it, and the judgment's sentence."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.controls.painted import Painted
from desktop.theme.theme import colours_now, scale_now
from trainer.guideline.sheet import Sheet, as_fraction
from trainer.guideline.statute import band_of

TRACK, EDGE, BAR, MARK = 12, 6, 10, 5  # pixels: of the line from the top, at either side, of the bar, of the mark


class MonthsAxis(Painted):
    """Drawn where all three are known as months, or the first two; what is not known is not drawn. Decoration only: the
    words above it say the same."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._band: tuple[float, float] | None = None
        self._guideline: tuple[float, float] | None = None
        self._sentence: float | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_sheet(self, sheet: Sheet) -> None:
        """Hidden while the sheet comes to nothing."""
        self._band = band_of(sheet.range) if sheet.range is not None else None
        self._guideline = sheet.months
        sentence = sheet.sentence
        known = sentence is not None and sentence.months is not None
        self._sentence = float(as_fraction(sentence.months, sentence.days)) if known and sentence else None
        self.setVisible(self._guideline is not None)
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(200, TRACK + scale_now().line_height(scale_now().caption) + 8)

    def place(self, months: float) -> float:
        """Where so many months lie, in pixels from the left."""
        ends = [*(self._band or ()), *(self._guideline or ()), *([] if self._sentence is None else [self._sentence])]
        most = max(ends, default=1) or 1
        return EDGE + (self.width() - 2 * EDGE) * months / most

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        colours = colours_now()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._band is not None:
            self._draw_band(painter, self._band, QColor(colours.control), QColor(colours.text_faint))
        if self._guideline is not None:
            left, right = map(self.place, self._guideline)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.accent))
            painter.drawRoundedRect(QRectF(left, TRACK - BAR / 2, max(right - left, 3), BAR), 3, 3)
        if self._sentence is not None:
            at = QPointF(self.place(self._sentence), TRACK)
            painter.setPen(QPen(QColor(colours.surface), 2))
            painter.setBrush(QColor(colours.text))
            painter.drawEllipse(at, MARK, MARK)
        painter.end()

    def _draw_band(self, painter: QPainter, band: tuple[float, float], line: QColor, text: QColor) -> None:
        """A line with an upright at either end, and the months below each."""
        left, right = map(self.place, band)
        painter.setPen(QPen(line, 2))
        painter.drawLine(QPointF(left, TRACK), QPointF(right, TRACK))
        for end in (left, right):
            painter.drawLine(QPointF(end, TRACK - 6), QPointF(end, TRACK + 6))
        font = self.font()
        font.setPixelSize(scale_now().caption)
        painter.setFont(font)
        painter.setPen(text)
        below = QRectF(0, TRACK + 7, self.width(), scale_now().line_height(scale_now().caption))
        for months, end in zip(band, (left, right), strict=True):
            width = painter.fontMetrics().horizontalAdvance(f"{months:g}")
            start = min(max(end - width / 2, 0), self.width() - width)
            painter.drawText(QRectF(start, below.top(), width + 1, below.height()), f"{months:g}")
