"""Bars for counts: one below the other with their names, each read aloud; nothing but the theme's own colours."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.controls.painted import Painted
from desktop.theme.theme import colours_now, grown

_LINE, _BAR, _GAP, _FIGURE = 26, 14, 12, 64  # pixels at the usual size of text


@dataclass(frozen=True, slots=True)
class Bar:
    """``colour``: of the palette, by its name."""

    name: str
    count: int
    colour: str = "accent"


class Bars(Painted):
    """As wide as there is room; the longest bar ends where the figures begin."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bars: tuple[Bar, ...] = ()
        self._whole = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def show_bars(self, title: str, bars: Sequence[Bar], whole: int) -> None:
        """``whole``: of how many; 0 for no shares."""
        self.bars, self._whole = tuple(bars), whole
        self.setAccessibleName(title)
        self.setAccessibleDescription(self.told())
        self.setToolTip(self.told())
        self.updateGeometry()
        self.update()

    def told(self) -> str:
        """The same in words, a line for each."""
        return "\n".join(f"{bar.name}: {self._figure(bar)}" for bar in self.bars)

    def _figure(self, bar: Bar) -> str:
        share = f"  {bar.count / self._whole:.0%}" if self._whole else ""
        return f"{bar.count:,}{share}"

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(grown(320), grown(_LINE) * len(self.bars))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(grown(200), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours, metrics = colours_now(), self.fontMetrics()
        line, gap = grown(_LINE), grown(_GAP)
        widest = max((metrics.horizontalAdvance(bar.name) + 2 for bar in self.bars), default=0)
        names = min(widest, round(self.width() * 0.4))
        figures = max([grown(_FIGURE), *(metrics.horizontalAdvance(self._figure(bar)) for bar in self.bars)])
        room = max(0, self.width() - names - figures - 2 * gap)
        most = max((bar.count for bar in self.bars), default=0) or 1
        for number, bar in enumerate(self.bars):
            top = number * line
            painter.setPen(QColor(colours.text))
            words = metrics.elidedText(bar.name, Qt.TextElideMode.ElideRight, names)
            left = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
            painter.drawText(QRectF(0, top, names, line), left, words)
            length = bar.count / most * room
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(getattr(colours, bar.colour)))
            painter.drawRoundedRect(
                QRectF(names + gap, top + (line - grown(_BAR)) / 2, max(length, 2 if bar.count else 0), grown(_BAR)),
                3,
                3,
            )
            painter.setPen(QColor(colours.text_soft))
            place = QRectF(names + gap + length + gap / 2, top, figures + gap, line)
            painter.drawText(place, left, self._figure(bar))
        if self.hasFocus():
            painter.setPen(QColor(colours.accent))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()
