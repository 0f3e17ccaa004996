"""The loss curve, painted here: two lines, some points and two axes need no library of charts."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.theme.theme import colours_now, scale_now
from desktop.training.chart_curve import ChartCurve, bounds, near, thinned_points, ticks


class LossChart(QWidget):
    """Raw losses pale, smoothed ones strong, held-out ones as points. Mouse or arrow keys read off a step."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.curves: tuple[ChartCurve, ...] = ()
        self._steps = 0
        self._empty = ""
        self._at: float | None = None  # the step that is read off
        self._plot = QRectF()
        self._last = 0
        self.setMinimumHeight(220)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_curves(self, curves: tuple[ChartCurve, ...], steps: int, empty: str = "") -> None:
        """``steps``: how far the axis goes at least. ``empty`` is said where there is nothing to draw yet."""
        self.curves, self._steps, self._empty = curves, steps, empty
        self.setAccessibleName(self.tr("损失曲线"))
        self.setAccessibleDescription(self.reading() or empty)
        self.update()

    def reading(self) -> str:
        """What stands at the step that is read off, else at the end."""
        parts = []
        for curve in self.curves:
            place = near(curve, self._at if self._at is not None else float("inf"))
            if place is not None:
                words = self.tr("第 {step} 步：损失 {loss}，平滑 {smooth}").format(
                    step=f"{curve.steps[place]:,}",
                    loss=f"{curve.losses[place]:.4f}",
                    smooth=f"{curve.smooth[place]:.4f}",
                )
                parts.append(f"{curve.name}  {words}" if len(self.curves) > 1 else words)
        return "    ".join(parts)

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(640, 320)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        colours, scale = colours_now(), scale_now()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = self.font()
        font.setPixelSize(scale.caption)
        painter.setFont(font)
        metrics = QFontMetrics(font)
        drawn = any(curve.steps for curve in self.curves)
        if not drawn:
            painter.setPen(QColor(colours.text_faint))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._empty)
            painter.end()
            return
        low, high = bounds(self.curves)
        last = max(self._steps, *(curve.steps[-1] for curve in self.curves if curve.steps))
        self._last = last
        rows = ticks(low, high, max(3, (self.height() - 60) // 44))
        digits = max(2, len(f"{rows[1] - rows[0]:g}".partition(".")[2])) if len(rows) > 1 else 3
        margin = max(metrics.horizontalAdvance(f"{row:.{digits}f}") for row in rows) + 12
        head = scale.line_height(scale.caption) + 8
        plot = QRectF(
            margin, head, self.width() - margin - 12, self.height() - head - scale.line_height(scale.caption) - 8
        )
        self._plot = plot

        def place(step: float, loss: float) -> QPointF:
            across = step / last if last else 0.0
            up = (min(max(loss, low), high) - low) / (high - low)
            return QPointF(plot.left() + across * plot.width(), plot.bottom() - up * plot.height())

        self._draw_grid(painter, plot, rows, digits, (low, high))
        self._draw_legend(painter, plot, metrics)
        for curve, colour in zip(self.curves, self._colours(), strict=False):
            raw = QColor(colour)
            raw.setAlphaF(0.32 if len(self.curves) == 1 else 0.16)
            for values, pen in ((curve.losses, QPen(raw, 1.2)), (curve.smooth, QPen(colour, 2.2))):
                pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
                painter.setPen(pen)
                points = thinned_points(curve.steps, values, max(1, int(plot.width())))
                painter.drawPolyline(QPolygonF([place(step, value) for step, value in points]))
            if len(curve.steps) == 1:
                # A single point makes no line; it is drawn as a dot.
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(colour)
                painter.drawEllipse(place(curve.steps[0], curve.smooth[0]), 3, 3)
            painter.setPen(QPen(colour, 1.8))
            painter.setBrush(QColor(colours.surface))
            for step, value in curve.held_out:
                painter.drawEllipse(place(step, value), 4, 4)
        if self._at is not None:
            self._draw_cursor(painter, plot, place)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(colours.accent), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        painter.end()

    def _colours(self) -> tuple[QColor, ...]:
        colours = colours_now()
        return QColor(colours.accent), QColor(colours.second)

    def _draw_grid(
        self, painter: QPainter, plot: QRectF, rows: list[float], digits: int, span: tuple[float, float]
    ) -> None:
        colours = colours_now()
        low, high = span
        line = painter.fontMetrics().height()
        for row in rows:
            y = plot.bottom() - (row - low) / (high - low) * plot.height()
            painter.setPen(QPen(QColor(colours.line), 1))
            painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
            painter.setPen(QColor(colours.text_faint))
            place = QRectF(0, y - line / 2, plot.left() - 8, line)
            painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, f"{row:.{digits}f}")
        for step in ticks(0, self._last, max(2, int(plot.width()) // 110)):
            if step != round(step):
                continue
            x = plot.left() + (step / self._last if self._last else 0) * plot.width()
            words = f"{step:,.0f}"
            width = painter.fontMetrics().horizontalAdvance(words)
            at = min(max(plot.left() - 4, x - width / 2), self.width() - width - 2)
            painter.drawText(QPointF(at, plot.bottom() + line + 4), words)

    def _draw_legend(self, painter: QPainter, plot: QRectF, metrics: QFontMetrics) -> None:
        """The reading at the right, the names of the lines at the left, on one line above the plot."""
        colours = colours_now()
        line = plot.top() - 8
        reading = self.reading() if self._at is not None else ""
        if reading:
            painter.setPen(QColor(colours.text))
            painter.drawText(QRectF(plot.left(), 0, plot.width(), line), Qt.AlignmentFlag.AlignVCenter, reading)
            return
        x = plot.left()
        alone = len(self.curves) == 1
        names: list[tuple[str, QColor, str]] = []
        for curve, colour in zip(self.curves, self._colours(), strict=False):
            pale = QColor(colour)
            pale.setAlphaF(0.4)
            if alone:
                names += [(self.tr("损失"), pale, "line"), (self.tr("平滑"), colour, "line")]
            else:
                names.append((curve.name, colour, "line"))
            if curve.held_out and alone:
                names.append((self.tr("评测损失"), colour, "point"))
        for name, colour, sign in names:
            painter.setPen(QPen(colour, 2.2 if sign == "line" else 1.8))
            if sign == "line":
                painter.drawLine(QPointF(x, line / 2), QPointF(x + 18, line / 2))
            else:
                painter.setBrush(QColor(colours.surface))
                painter.drawEllipse(QPointF(x + 9, line / 2), 4, 4)
            painter.setPen(QColor(colours.text_soft))
            width = metrics.horizontalAdvance(name)
            painter.drawText(QRectF(x + 26, 0, width + 4, line), Qt.AlignmentFlag.AlignVCenter, name)
            x += 26 + width + 24

    def _draw_cursor(self, painter: QPainter, plot: QRectF, place: object) -> None:
        colours = colours_now()
        for curve, colour in zip(self.curves, self._colours(), strict=False):
            at = near(curve, self._at or 0.0)
            if at is None:
                continue
            point: QPointF = place(curve.steps[at], curve.smooth[at])  # type: ignore[operator]
            painter.setPen(QPen(QColor(colours.control), 1, Qt.PenStyle.DashLine))
            painter.drawLine(QPointF(point.x(), plot.top()), QPointF(point.x(), plot.bottom()))
            painter.setPen(QPen(QColor(colours.surface), 2))
            painter.setBrush(colour)
            painter.drawEllipse(point, 5, 5)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        plot = self._plot
        if plot.width() > 0:
            share = (event.position().x() - plot.left()) / plot.width()
            self._read_off(share * self._last if 0 <= share <= 1 else None)

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        self._read_off(None)
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        by = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        first = next((curve for curve in self.curves if curve.steps), None)
        if event.key() == Qt.Key.Key_Escape and self._at is not None:
            self._read_off(None)
        elif by and first is not None:
            place = near(first, self._at if self._at is not None else float("inf")) or 0
            wide = max(1, len(first.steps) // 100) if event.modifiers() & Qt.KeyboardModifier.ControlModifier else 1
            self._read_off(first.steps[min(len(first.steps) - 1, max(0, place + by * wide))])
        else:
            super().keyPressEvent(event)

    def _read_off(self, step: float | None) -> None:
        if step != self._at:
            self._at = step
            self.setAccessibleDescription(self.reading() or self._empty)
            self.update()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self.update()
        super().changeEvent(event)
