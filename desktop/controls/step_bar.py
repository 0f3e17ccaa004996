"""The four steps from left to right, each with its state."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from desktop.controls.drawing import Drawing
from desktop.theme.icon import image
from desktop.theme.theme import colours_now, scale_now


class StepState(Enum):
    """How far a step is."""

    NOT_BEGUN = "not_begun"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


class StepBar(QWidget):
    """``wanted`` tells which step was asked for, 0 to 3."""

    wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.steps = [_Step(number, self) for number in range(4)]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for number, step in enumerate(self.steps):
            if number:
                row.addWidget(Drawing("chevron-right", 16, "text_faint"))
            row.addWidget(step, 1)
            step.clicked.connect(lambda _checked=False, number=number: self.wanted.emit(number))
        self.show_step(0)
        self.retranslate()

    def retranslate(self) -> None:
        names = (self.tr("数据"), self.tr("配方"), self.tr("训练"), self.tr("发布"))
        states = {
            StepState.NOT_BEGUN: self.tr("未开始"),
            StepState.RUNNING: self.tr("进行中"),
            StepState.DONE: self.tr("已完成"),
            StepState.FAILED: self.tr("未成功"),
        }
        for step, name in zip(self.steps, names, strict=True):
            step.say(name, states)

    def show_step(self, number: int) -> None:
        """Marks the step in sight."""
        for each, step in enumerate(self.steps):
            step.setChecked(each == number)

    def set_state(self, number: int, state: StepState, words: str = "") -> None:
        """``words`` say more than the state's name alone, such as "38 %"."""
        self.steps[number].set_state(state, words)


class _Step(QAbstractButton):
    def __init__(self, number: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._number = number
        self.state = StepState.NOT_BEGUN
        self._words = ""
        self._states: dict[StepState, str] = {}
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def say(self, name: str, states: dict[StepState, str]) -> None:
        self.setText(name)
        self._states = states
        self._tell()

    def set_state(self, state: StepState, words: str) -> None:
        self.state, self._words = state, words
        self._tell()

    def state_words(self) -> str:
        """As it stands under the name."""
        return self._words or self._states.get(self.state, "")

    def sizeHint(self) -> QSize:  # noqa: N802
        scale = scale_now()
        return QSize(140, scale.line_height(scale.ui) + scale.line_height(scale.caption) + 16)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        colours, scale = colours_now(), scale_now()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(QPen(QColor(colours.accent if self.hasFocus() else colours.line), 2 if self.hasFocus() else 1))
        checked = self.isChecked()
        painter.setBrush(QColor(colours.accent_tint if checked else colours.surface))
        painter.drawRoundedRect(frame, 8, 8)
        middle = self.height() / 2
        self._draw_badge(painter, QRectF(14, middle - 14, 28, 28))
        left = 54
        font = self.font()
        font.setBold(checked)
        painter.setFont(font)
        painter.setPen(QColor(colours.accent if checked else colours.text))
        top = (self.height() - scale.line_height(scale.ui) - scale.line_height(scale.caption)) / 2
        width = self.width() - left - 12
        painter.drawText(
            QRectF(left, top, width, scale.line_height(scale.ui)), Qt.AlignmentFlag.AlignVCenter, self.text()
        )
        font.setBold(False)
        font.setPixelSize(scale.caption)
        painter.setFont(font)
        painter.setPen(QColor(colours.error if self.state is StepState.FAILED else colours.text_faint))
        words = QFontMetrics(font).elidedText(self.state_words(), Qt.TextElideMode.ElideRight, width)
        below = QRectF(left, top + scale.line_height(scale.ui), width, scale.line_height(scale.caption))
        painter.drawText(below, Qt.AlignmentFlag.AlignVCenter, words)
        painter.end()

    def _draw_badge(self, painter: QPainter, place: QRectF) -> None:
        """The number, or what became of the step."""
        colours = colours_now()
        drawing = {StepState.DONE: "check", StepState.FAILED: "warning"}.get(self.state)
        colour = colours.error if self.state is StepState.FAILED else colours.accent
        painter.setPen(QPen(QColor(colours.control if self.state is StepState.NOT_BEGUN else colour), 1.5))
        painter.setBrush(QColor(colours.surface))
        painter.drawEllipse(place)
        if drawing:
            painter.drawImage(place.topLeft() + QRectF(6, 6, 0, 0).topLeft(), image(drawing, colour, 16, 2.0))
        else:
            painter.setPen(QColor(colours.text_soft if self.state is StepState.NOT_BEGUN else colour))
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, str(self._number + 1))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self.updateGeometry()
            self.update()
        super().changeEvent(event)

    def _tell(self) -> None:
        self.setAccessibleName(f"{self._number + 1}. {self.text()}: {self.state_words()}")
        self.update()
