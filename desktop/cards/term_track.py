"""One row of an axis in months: a span, a bar, or a dot for each answer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy

from desktop.controls.painted import Painted
from desktop.theme.theme import colours_now, scale_now

EDGE, BAR, DOT, END = 8, 8, 4, 5  # pixels: free at either side, of the bar's height, of a dot's radius, of an upright
WIDEST = 36  # pixels over which equal dots are spread
_YEAR = 12
_MOST_TICKS = 8


class TrackKind(Enum):
    """What is drawn."""

    SPAN = auto()  # a line with uprights: the range of the statute
    BAR = auto()  # the guideline's range
    DOTS = auto()  # the answers; the one that is shown is ringed
    TICKS = auto()  # the years


@dataclass(frozen=True, slots=True)
class Scale:
    """``most`` months at the right end."""

    most: float

    @staticmethod
    def around(values: Sequence[float]) -> Scale:
        """Up to the next whole year."""
        return Scale(max(_YEAR, -(-max(values, default=_YEAR) // _YEAR) * _YEAR))

    @property
    def ticks(self) -> tuple[int, ...]:
        """Whole years, in months, few enough to be read."""
        years = int(self.most // _YEAR)
        step = next(step for step in (1, 2, 5, 10, 25) if years / step <= _MOST_TICKS)
        return tuple(year * _YEAR for year in range(0, years + 1, step))


class TermTrack(Painted):
    """Decoration: the words beside it say the same. ``shown``: which of the dots stands for what is in sight."""

    def __init__(
        self, kind: TrackKind, values: Sequence[float], scale: Scale, shown: float | None = None, words: str = ""
    ) -> None:
        super().__init__()
        self._kind, self._values, self._scale, self._shown = kind, tuple(values), scale, shown
        self._words = words  # of a tick, with the years in place of {years}
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(160, scale_now().line_height(scale_now().caption) + 4)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(80, self.sizeHint().height())

    def place(self, months: float) -> float:
        """Where so many months lie, in pixels from the left."""
        return EDGE + (self.width() - 2 * EDGE) * months / self._scale.most

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._kind is TrackKind.TICKS:
            self._draw_ticks(painter)
        else:
            painter.setPen(QPen(QColor(colours_now().line), 1))
            for tick in self._scale.ticks:
                painter.drawLine(QPointF(self.place(tick), 0), QPointF(self.place(tick), self.height()))
            draw = {TrackKind.SPAN: self._draw_span, TrackKind.BAR: self._draw_bar, TrackKind.DOTS: self._draw_dots}
            draw[self._kind](painter, self.height() / 2)
        painter.end()

    def _draw_span(self, painter: QPainter, middle: float) -> None:
        left, right = map(self.place, self._values)
        painter.setPen(QPen(QColor(colours_now().text_soft), 2))
        painter.drawLine(QPointF(left, middle), QPointF(right, middle))
        for end in (left, right):
            painter.drawLine(QPointF(end, middle - END), QPointF(end, middle + END))

    def _draw_bar(self, painter: QPainter, middle: float) -> None:
        left, right = map(self.place, self._values)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours_now().accent))
        painter.drawRoundedRect(QRectF(left, middle - BAR / 2, max(right - left, 3), BAR), 3, 3)

    def _draw_dots(self, painter: QPainter, middle: float) -> None:
        colours = colours_now()
        painter.setPen(QPen(QColor(colours.surface), 1))
        painter.setBrush(QColor(colours.text))
        for months, count in Counter(self._values).items():
            # Equal ones lie side by side, so that as many are seen as there are.
            step = min(2 * DOT, WIDEST / count)
            for number in range(count):
                beside = (number - (count - 1) / 2) * step
                painter.drawEllipse(QPointF(self.place(months) + beside, middle), DOT, DOT)
        if self._shown is not None:
            painter.setPen(QPen(QColor(colours.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QPointF(self.place(self._shown), middle), DOT + 3, DOT + 3)

    def _draw_ticks(self, painter: QPainter) -> None:
        font = self.font()
        font.setPixelSize(scale_now().caption)
        painter.setFont(font)
        painter.setPen(QColor(colours_now().text_faint))
        for tick in self._scale.ticks:
            words = self._words.format(years=tick // _YEAR) if tick else "0"
            width = painter.fontMetrics().horizontalAdvance(words) + 1
            left = min(max(self.place(tick) - width / 2, 0), self.width() - width)
            painter.drawText(QRectF(left, 0, width, self.height()), words)
