"""How the right half looks while there is no text: nothing asked yet, the model on its way, something failed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QElapsedTimer, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from desktop.controls.button import Button, ButtonRole
from desktop.controls.card import Card
from desktop.controls.drawing import Drawing
from desktop.controls.label import Label, LabelRole
from desktop.controls.surface import Surface


class EmptyState(QWidget):
    """What to do here, and an example to begin with."""

    example_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = Label(LabelRole.TITLE)
        self._steps = [Label(LabelRole.SOFT, wrap=True) for _ in range(3)]
        self.example = Button(ButtonRole.PLAIN, "example")
        self.example.clicked.connect(self.example_wanted)
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addWidget(Drawing("case", 48, "accent"))
        column.addSpacing(8)
        column.addWidget(self._title)
        column.addSpacing(4)
        for step in self._steps:
            column.addWidget(step)
        column.addSpacing(12)
        row = QHBoxLayout()
        row.addWidget(self.example)
        row.addStretch()
        column.addLayout(row)
        _centre(self, column, 440)
        self.retranslate()

    def retranslate(self) -> None:
        self._title.setText(self.tr("从案件事实到一审判决"))
        first, second, third = self._steps
        first.setText(self.tr("1   在左侧粘贴或拖入案件事实，选定到案后的态度。"))
        second.setText(self.tr("2   按 Ctrl+Enter，本机模型逐字写出“本院认为”与主文。"))
        third.setText(self.tr("3   文书读成卡片，所引条文可点开，与法律不符之处会标明。"))
        self.example.say(self.tr("载入一个示例"), hint=self.tr("把一个虚构的盗窃案写入左侧"))


class WaitingState(QWidget):
    """The model is loaded or reads the facts: what, and for how long already."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = Label(LabelRole.TITLE, wrap=True)
        self._detail = Label(LabelRole.SOFT, wrap=True)
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._what = ""
        self._clock = QElapsedTimer()
        self._tick = QTimer(self)
        self._tick.setInterval(1000)
        self._tick.timeout.connect(self._say_seconds)
        column = QVBoxLayout()
        column.setSpacing(12)
        column.addWidget(self._title)
        column.addWidget(self._bar)
        column.addWidget(self._detail)
        _centre(self, column, 440)
        self.retranslate()

    def begin(self, title: str, what: str) -> None:
        """Starts the clock."""
        self._title.setText(title)
        self._what = what
        self._clock.start()
        self._bar.setRange(0, 0)
        self._tick.start()
        self._say_seconds()

    def end(self) -> None:
        """Stops the clock."""
        self._tick.stop()
        self._bar.setRange(0, 1)  # an endless bar keeps painting even while it is hidden

    def retranslate(self) -> None:
        self._bar.setAccessibleName(self.tr("进度"))
        self._say_seconds()

    def _say_seconds(self) -> None:
        seconds = self._clock.elapsed() // 1000 if self._clock.isValid() else 0
        self._detail.setText(self.tr("{what}  ·  已 {seconds} 秒").format(what=self._what, seconds=seconds))


@dataclass(frozen=True, slots=True)
class WayOut:
    """A button that leads out of a failure."""

    words: str
    does: Callable[[], object]
    primary: bool = False


class ProblemPanel(Card):
    """Why it failed, and what to do next. Two numbers are shown as a bar where something did not fit."""

    def __init__(
        self,
        title: str,
        message: str,
        ways_out: tuple[WayOut, ...],
        measure: tuple[int, int] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, surface=Surface.PROBLEM)
        row = self.row()
        picture = QVBoxLayout()
        picture.addWidget(Drawing("error", 24, "error"))
        picture.addStretch()
        row.addLayout(picture)
        column = QVBoxLayout()
        column.setSpacing(8)
        heading = Label(LabelRole.HEADING, wrap=True)
        heading.setText(title)
        words = Label(wrap=True)
        words.setText(message)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(heading)
        column.addWidget(words)
        if measure is not None:
            column.addWidget(_Excess(*measure))
        column.addSpacing(8)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        self.buttons: list[Button] = []
        for way in ways_out:
            button = Button(ButtonRole.PRIMARY if way.primary else ButtonRole.PLAIN)
            button.say(way.words)
            button.clicked.connect(way.does)
            buttons.addWidget(button)
            self.buttons.append(button)
        buttons.addStretch()
        column.addLayout(buttons)
        row.addLayout(column, 1)
        self.setAccessibleName(f"{title} {message}")


class _Excess(QProgressBar):
    """How much of what is there would fit."""

    def __init__(self, tokens: int, most: int) -> None:
        super().__init__()
        self.setRange(0, max(tokens, 1))
        self.setValue(min(most, tokens))
        self.setTextVisible(False)
        self.setAccessibleName(f"{most:,} / {tokens:,}")


def _centre(widget: QWidget, content: QVBoxLayout, width: int) -> None:
    """Sets the content a little above the middle."""
    holder = QWidget()
    content.setContentsMargins(0, 0, 0, 0)
    holder.setLayout(content)
    holder.setMaximumWidth(width)
    holder.setMinimumWidth(min(width, 320))
    column = QVBoxLayout(widget)
    column.setContentsMargins(24, 24, 24, 24)
    column.addStretch(2)
    row = QHBoxLayout()
    row.addStretch(1)
    row.addWidget(holder, 100)
    row.addStretch(1)
    column.addLayout(row)
    column.addStretch(3)
