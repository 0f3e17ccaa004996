"""A job's progress: what it does, a bar, how long it will still take, and a button that stops it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from desktop.controls.button import Button, ButtonRole
from desktop.controls.label import Label, LabelRole
from desktop.wording.time_words import time_words


class JobPanel(QWidget):
    """Shown while a job runs."""

    stop_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = Label(wrap=True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.figures = Label(LabelRole.FAINT)
        self.stop = Button(ButtonRole.PLAIN, "stop")
        lines = QVBoxLayout()
        lines.setSpacing(6)
        lines.addWidget(self.words)
        lines.addWidget(self.bar)
        lines.addWidget(self.figures)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(24)
        row.addLayout(lines, 1)
        row.addWidget(self.stop)
        self.stop.clicked.connect(self._ask_to_stop)
        self.retranslate()

    def retranslate(self) -> None:
        self.stop.say(self.tr("停止"))
        self.bar.setAccessibleName(self.tr("进度"))

    def begin(self, words: str) -> None:
        """A new job, of which nothing is known yet."""
        self.stop.setEnabled(True)
        self.words.setText(words)
        self.bar.setRange(0, 0)
        self.figures.setText(" ")
        self.show()

    def show_progress(self, words: str, share: float | None, figures: str = "", left: float | None = None) -> None:
        """``share`` from 0 to 1, None where it is not known; ``left`` in seconds."""
        self.words.setText(words)
        if share is None:
            self.bar.setRange(0, 0)
        else:
            self.bar.setRange(0, 1000)
            self.bar.setValue(round(min(1.0, max(0.0, share)) * 1000))
        parts = [] if share is None else [f"{share * 100:.0f} %"]
        parts += [figures] if figures else []
        if left is not None:
            parts.append(self.tr("剩余 {time}").format(time=time_words(left)))
        self.figures.setText("  ·  ".join(parts) or " ")

    def _ask_to_stop(self) -> None:
        self.stop.setEnabled(False)
        self.words.setText(self.tr("正在停止，已做完的部分会保存……"))
        self.stop_wanted.emit()
