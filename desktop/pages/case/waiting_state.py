"""How the right half looks while the model is on its way."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, QTimer
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from desktop.controls.centred import centre
from desktop.controls.label import Label, LabelRole


class WaitingState(QWidget):
    """The model is loaded or reads the facts: what, and for how long already."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = Label(LabelRole.TITLE, wrap=True)
        self._detail = Label(LabelRole.SOFT, wrap=True)
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._say: Callable[[], tuple[str, str]] = lambda: ("", "")
        self._clock = QElapsedTimer()
        self._tick = QTimer(self)
        self._tick.setInterval(1000)
        self._tick.timeout.connect(self._say_seconds)
        column = QVBoxLayout()
        column.setSpacing(12)
        column.addWidget(self._title)
        column.addWidget(self._bar)
        column.addWidget(self._detail)
        centre(self, column, 440)
        self.retranslate()

    def begin(self, say: Callable[[], tuple[str, str]]) -> None:
        """Starts the clock. ``say`` tells what is done, and of what."""
        self._say = say
        self._clock.start()
        self._bar.setRange(0, 0)
        self._tick.start()
        self._say_seconds()

    def end(self) -> None:
        """Stops the clock."""
        self._tick.stop()
        self._bar.setRange(0, 1)  # an endless progress bar repaints even while it is hidden

    def retranslate(self) -> None:
        self._bar.setAccessibleName(self.tr("进度"))
        self._say_seconds()

    def _say_seconds(self) -> None:
        title, what = self._say()
        self._title.setText(title)
        seconds = self._clock.elapsed() // 1000 if self._clock.isValid() else 0
        self._detail.setText(self.tr("{what}  ·  已 {seconds} 秒").format(what=what, seconds=seconds))
