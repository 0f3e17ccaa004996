"""The loss curve, painted here: two lines, some points and two axes need no library of charts."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.pages.training.runs.chart_plot import Plot, draw_curve, draw_grid, draw_reading, plot_of
from desktop.theme.theme import colours_now, scale_now
from desktop.training.chart_curve import ChartCurve, near


class LossChart(QWidget):
    """Raw losses pale, smoothed ones strong, held-out ones as points. Mouse or arrow keys read off a step."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.curves: tuple[ChartCurve, ...] = ()
        self._steps = 0
        self._empty = ""
        self._at: float | None = None  # the step that is read off
        self._plot: Plot | None = None  # as it was painted last
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
        if not any(curve.steps for curve in self.curves):
            painter.setPen(QColor(colours.text_faint))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._empty)
            painter.end()
            return
        plot = plot_of(self.curves, self._steps, self.size(), metrics, scale.line_height(scale.caption))
        self._plot = plot
        coloured = tuple(zip(self.curves, self._colours(), strict=False))
        draw_grid(painter, plot, self.width())
        self._draw_legend(painter, plot.rect, metrics)
        for curve, colour in coloured:
            draw_curve(painter, plot, curve, colour, alone=len(self.curves) == 1)
        if self._at is not None:
            for curve, colour in coloured:
                draw_reading(painter, plot, curve, colour, self._at)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(colours.accent), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        painter.end()

    def _colours(self) -> tuple[QColor, ...]:
        colours = colours_now()
        return QColor(colours.accent), QColor(colours.second)

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

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if self._plot is not None:
            self._read_off(self._plot.step_at(event.position().x()))

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
