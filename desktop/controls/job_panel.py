"""A job that takes a while: what it does, a bar, how long it will still take, a button that stops it, and its end."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from desktop.controls.button import Button, ButtonRole
from desktop.controls.label import Label, LabelRole
from desktop.wording.time_words import time_words


class JobPanel(QWidget):
    """Hidden before the first job. ``failed``: the last one came to a bad end."""

    stop_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.failed = False
        self.words = Label(wrap=True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.figures = Label(LabelRole.FAINT)
        self.stop = Button(ButtonRole.PLAIN, "stop")
        self.said = Label(LabelRole.SOFT, wrap=True)
        self._under_way = QWidget()
        self._lay_out()
        self.stop.clicked.connect(self._ask_to_stop)
        self.retranslate()
        self.end()

    def _lay_out(self) -> None:
        lines = QVBoxLayout()
        lines.setSpacing(6)
        for widget in (self.words, self.bar, self.figures):
            lines.addWidget(widget)
        row = QHBoxLayout(self._under_way)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(24)
        row.addLayout(lines, 1)
        row.addWidget(self.stop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._under_way)
        column.addWidget(self.said)

    def retranslate(self) -> None:
        self.stop.say(self.tr("停止"))
        self.bar.setAccessibleName(self.tr("进度"))

    def begin(self, words: str) -> None:
        """A new job, of which nothing is known yet."""
        self.conclude("")
        self.stop.setEnabled(True)
        self.words.setText(words)
        self.bar.setRange(0, 0)
        self.figures.setText(" ")
        self.said.hide()
        self._under_way.show()
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

    def conclude(self, message: str, *, failed: bool = False) -> None:
        """What came of the job, or why it did not begin; seen as soon as no job is under way."""
        self.failed = failed
        self.said.setText(message)
        self.said.set_role(LabelRole.ERROR if failed else LabelRole.SOFT)
        if self._under_way.isHidden():
            self.end()

    def end(self) -> None:
        """No job is under way any more."""
        self._under_way.hide()
        self.said.setVisible(bool(self.said.text()))
        self.setVisible(bool(self.said.text()))

    def _ask_to_stop(self) -> None:
        self.stop.setEnabled(False)
        self.words.setText(self.tr("正在停止，已做完的部分会保存……"))
        self.stop_wanted.emit()
