"""One row of an axis in months, or in yuan: a span, a bar, a dot for each answer, or a strip of many cases."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from itertools import cycle

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy

from desktop.controls.painted import Painted
from desktop.theme.theme import colours_now, scale_now

EDGE, BAR, DOT, END = 8, 8, 4, 5  # pixels: free at either side, of the bar's height, of a dot's radius, of an upright
WIDEST = 36  # pixels over which equal dots are spread
SMALL = 3  # pixels of the radius of a dot among many
_YEAR = 12
_MOST_TICKS = 8
_MANY_SEEN = 110  # of 255: where dots of a strip lie over each other it is darker


class TrackKind(Enum):
    """What is drawn."""

    SPAN = auto()  # a line with uprights: the range of the statute
    BAR = auto()  # the guideline's range
    DOTS = auto()  # the answers; the one that is shown is ringed
    STRIP = auto()  # many cases: each a small dot, over a line from the first tenth to the last with the middle on it
    TICKS = auto()  # the years


@dataclass(frozen=True, slots=True)
class Scale:
    """``most`` months at the right end; of money yuan, whose ``unit`` is a round sum."""

    most: float
    unit: int = _YEAR

    @staticmethod
    def around(values: Sequence[float], unit: int = _YEAR) -> Scale:
        """Up to the next whole year, or unit."""
        return Scale(max(unit, -(-max(values, default=unit) // unit) * unit), unit)

    @property
    def ticks(self) -> tuple[int, ...]:
        """Whole years, in months, few enough to be read."""
        units = int(self.most // self.unit)
        step = 1
        for factor in cycle((2, 2.5, 2)):  # 1, 2, 5, 10, 20, 50 …
            if units / step <= _MOST_TICKS:
                break
            step = round(step * factor)
        return tuple(count * self.unit for count in range(0, units + 1, step))


class TermTrack(Painted):
    """Decoration: the words beside it say the same. ``shown``: which of the dots stands for what is in sight;
    ``span``: a strip's tenth, fiftieth and ninetieth of a hundred, None where there are too few for it."""

    def __init__(
        self,
        kind: TrackKind,
        values: Sequence[float],
        scale: Scale,
        shown: float | None = None,
        words: str = "",
        span: tuple[float, float, float] | None = None,
    ) -> None:
        super().__init__()
        self._kind, self._values, self._scale, self._shown = kind, tuple(values), scale, shown
        self._span = span
        self._words = words  # of a tick, with how many years or units in place of {years} or {count}
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
            draw = {
                TrackKind.SPAN: self._draw_span,
                TrackKind.BAR: self._draw_bar,
                TrackKind.DOTS: self._draw_dots,
                TrackKind.STRIP: self._draw_strip,
            }
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

    def _draw_strip(self, painter: QPainter, middle: float) -> None:
        """Equal cases stand above each other in turn, so that a heap is seen as one."""
        colours = colours_now()
        if self._span is not None:
            left, centre, right = map(self.place, self._span)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.accent_tint))
            painter.drawRoundedRect(QRectF(left, 1, max(right - left, 3), self.height() - 2), 3, 3)
            painter.setPen(QPen(QColor(colours.accent), 2))
            painter.drawLine(QPointF(centre, 1), QPointF(centre, self.height() - 1))
        painter.setPen(Qt.PenStyle.NoPen)
        ink = QColor(colours.text)
        ink.setAlpha(_MANY_SEEN)
        painter.setBrush(ink)
        room = max(0.0, middle - SMALL - 1)
        for value, count in Counter(self._values).items():
            for number in range(count):
                beside = 0.0 if count == 1 else (number / (count - 1) - 0.5) * 2 * min(room, count * SMALL / 2)
                painter.drawEllipse(QPointF(self.place(value), middle + beside), SMALL, SMALL)

    def _draw_ticks(self, painter: QPainter) -> None:
        font = self.font()
        font.setPixelSize(scale_now().caption)
        painter.setFont(font)
        painter.setPen(QColor(colours_now().text_faint))
        for tick in self._scale.ticks:
            words = self._words.format(years=tick // self._scale.unit, count=tick // self._scale.unit) if tick else "0"
            width = painter.fontMetrics().horizontalAdvance(words) + 1
            left = min(max(self.place(tick) - width / 2, 0), self.width() - width)
            painter.drawText(QRectF(left, 0, width, self.height()), words)
