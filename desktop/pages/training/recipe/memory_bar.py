"""What takes how much memory, as one bar in parts, with a line where the memory ends."""

from __future__ import annotations

from dataclasses import asdict

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.controls.painted import Painted
from desktop.theme.theme import colours_now, scale_now
from trainer.recipe.estimate import Memory

GIB = 1 << 30
BAR = 20


class MemoryBar(Painted):
    """Parts from left to right, their names and sizes below."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._memory: Memory | None = None
        self._room = 1
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_memory(self, memory: Memory, room: int) -> None:
        """Both in bytes."""
        self._memory, self._room = memory, room
        self.setAccessibleName(self.tr("内存的用途"))
        self.setAccessibleDescription("; ".join(f"{name} {size / GIB:.2f} GiB" for name, size in self.parts()))
        self.updateGeometry()
        self.update()

    def parts(self) -> list[tuple[str, int]]:
        """Name and bytes, those that count."""
        if self._memory is None:
            return []
        names = {
            "weights": self.tr("底座权重"),
            "adapter": self.tr("适配器"),
            "gradients": self.tr("梯度"),
            "optimizer": self.tr("优化器"),
            "activations": self.tr("激活"),
            "logits": self.tr("输出层"),
            "reserve": self.tr("运行库与余量"),
        }
        return [(names[name], size) for name, size in asdict(self._memory).items()]

    def sizeHint(self) -> QSize:  # noqa: N802
        scale = scale_now()
        return QSize(240, BAR + 12 + len(self.parts()) * (scale.line_height(scale.caption) + 2))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        parts = self.parts()
        if not parts:
            return
        colours, scale = colours_now(), scale_now()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        total = sum(size for _, size in parts)
        whole = max(total, self._room)
        over = total > self._room
        base = QColor(colours.error if over else colours.accent)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.raised))
        painter.drawRoundedRect(QRectF(0, 0, self.width(), BAR), 4, 4)
        font = self.font()
        font.setPixelSize(scale.caption)
        painter.setFont(font)
        left = 0.0
        for number, (name, size) in enumerate(parts):
            width = self.width() * size / whole
            colour = QColor(base)
            colour.setAlphaF(1.0 - 0.8 * number / len(parts))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            painter.drawRect(QRectF(left, 0, max(0.0, width - 1), BAR))
            left += width
            self._draw_name(painter, number, name, size)
        if over:
            edge = self.width() * self._room / whole
            painter.setPen(QPen(QColor(colours.text), 2))
            painter.drawLine(round(edge), 0, round(edge), BAR)
        painter.end()

    def _draw_name(self, painter: QPainter, number: int, name: str, size: int) -> None:
        """Below the bar: a spot in the brush's colour, what it is, and how much."""
        scale = scale_now()
        line = scale.line_height(scale.caption) + 2
        top = BAR + 12 + number * line
        painter.drawRoundedRect(QRectF(0, top + line / 2 - 5, 10, 10), 2, 2)
        painter.setPen(QColor(colours_now().text_soft))
        painter.drawText(QRectF(18, top, self.width() - 18, line), Qt.AlignmentFlag.AlignVCenter, name)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(QRectF(0, top, self.width(), line), flags, f"{size / GIB:.2f} GiB")
