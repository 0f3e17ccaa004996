"""Where the loss curve is plotted, and what is drawn there: the grid with its numbers, a curve, the step read off."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen, QPolygonF

from desktop.theme.theme import colours_now
from desktop.training.chart_curve import ChartCurve, bounds, near, thinned_points, ticks

BETWEEN_ROWS, BETWEEN_STEPS = 44, 110  # pixels, about, from one number of an axis to the next


@dataclass(frozen=True, slots=True)
class Plot:
    """``rect`` in the chart's pixels. Losses from ``low`` to ``high`` go up, steps from 0 to ``last`` to the right."""

    rect: QRectF
    low: float
    high: float
    last: int
    rows: tuple[float, ...]
    digits: int

    def place(self, step: float, loss: float) -> QPointF:
        """A loss beyond the bounds stands at the edge."""
        across = step / self.last if self.last else 0.0
        up = (min(max(loss, self.low), self.high) - self.low) / (self.high - self.low)
        return QPointF(self.rect.left() + across * self.rect.width(), self.rect.bottom() - up * self.rect.height())

    def step_at(self, x: float) -> float | None:
        """The step over which a pixel lies; None beside the plot."""
        share = (x - self.rect.left()) / self.rect.width() if self.rect.width() > 0 else -1.0
        return share * self.last if 0 <= share <= 1 else None


def plot_of(curves: Sequence[ChartCurve], steps: int, size: QSize, metrics: QFontMetrics, line: int) -> Plot:
    """At least one curve has a step. ``line``: the height of a line of the numbers, which stand left and below."""
    low, high = bounds(curves)
    last = max(steps, *(curve.steps[-1] for curve in curves if curve.steps))
    rows = ticks(low, high, max(3, (size.height() - 60) // BETWEEN_ROWS))
    digits = max(2, len(f"{rows[1] - rows[0]:g}".partition(".")[2])) if len(rows) > 1 else 3
    margin = max(metrics.horizontalAdvance(f"{row:.{digits}f}") for row in rows) + 12
    head = line + 8
    rect = QRectF(margin, head, size.width() - margin - 12, size.height() - head - line - 8)
    return Plot(rect, low, high, last, tuple(rows), digits)


def draw_grid(painter: QPainter, plot: Plot, width: int) -> None:
    """A line for each row, and the numbers of both axes; ``width`` of the chart in pixels."""
    colours = colours_now()
    line = painter.fontMetrics().height()
    for row in plot.rows:
        left = plot.place(0, row)
        painter.setPen(QPen(QColor(colours.line), 1))
        painter.drawLine(left, QPointF(plot.rect.right(), left.y()))
        painter.setPen(QColor(colours.text_faint))
        place = QRectF(0, left.y() - line / 2, plot.rect.left() - 8, line)
        flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(place, flags, f"{row:.{plot.digits}f}")
    for step in ticks(0, plot.last, max(2, int(plot.rect.width()) // BETWEEN_STEPS)):
        if step == round(step):
            words = f"{step:,.0f}"
            wide = painter.fontMetrics().horizontalAdvance(words)
            at = min(max(plot.rect.left() - 4, plot.place(step, plot.low).x() - wide / 2), width - wide - 2)
            painter.drawText(QPointF(at, plot.rect.bottom() + line + 4), words)


def draw_curve(painter: QPainter, plot: Plot, curve: ChartCurve, colour: QColor, *, alone: bool) -> None:
    """The raw losses pale, paler where another curve is beside it; the smoothed ones strong; held-out ones as rings."""
    raw = QColor(colour)
    raw.setAlphaF(0.32 if alone else 0.16)
    for values, pen in ((curve.losses, QPen(raw, 1.2)), (curve.smooth, QPen(colour, 2.2))):
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        points = thinned_points(curve.steps, values, max(1, int(plot.rect.width())))
        painter.drawPolyline(QPolygonF([plot.place(step, value) for step, value in points]))
    if len(curve.steps) == 1:
        # A single point makes no line; it is drawn as a dot.
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawEllipse(plot.place(curve.steps[0], curve.smooth[0]), 3, 3)
    painter.setPen(QPen(colour, 1.8))
    painter.setBrush(QColor(colours_now().surface))
    for step, value in curve.held_out:
        painter.drawEllipse(plot.place(step, value), 4, 4)


def draw_reading(painter: QPainter, plot: Plot, curve: ChartCurve, colour: QColor, step: float) -> None:
    """A dashed line over the curve's step nearest to ``step``, and its point."""
    at = near(curve, step)
    if at is None:
        return
    colours = colours_now()
    point = plot.place(curve.steps[at], curve.smooth[at])
    painter.setPen(QPen(QColor(colours.control), 1, Qt.PenStyle.DashLine))
    painter.drawLine(QPointF(point.x(), plot.rect.top()), QPointF(point.x(), plot.rect.bottom()))
    painter.setPen(QPen(QColor(colours.surface), 2))
    painter.setBrush(colour)
    painter.drawEllipse(point, 5, 5)
