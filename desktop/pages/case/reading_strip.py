"""A document that is read: what, how far, how long still, and the button that stops it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from desktop.controls.button import Button, ButtonRole
from desktop.controls.card import Card
from desktop.controls.label import Label, LabelRole
from desktop.controls.single_shot import single_shot
from desktop.controls.surface import Surface
from desktop.wording.time_words import time_words

_SHOWN_AFTER_MS = 150
"""A document that is read at once makes nothing move."""


class ReadingStrip(Card):
    """Hidden while nothing is read."""

    stopped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, surface=Surface.BANNER)
        self._name = ""
        self._page: tuple[int, int, float | None] | None = None
        self.words = Label(wrap=True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.figures = Label(LabelRole.FAINT)
        self.stop = Button(ButtonRole.PLAIN, "stop")
        self._soon = single_shot(self, _SHOWN_AFTER_MS, self.show)
        column = self.column(spacing=4, padding=(12, 8, 8, 8))
        column.addWidget(self.words)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.bar, 1)
        row.addWidget(self.figures)
        row.addWidget(self.stop)
        column.addLayout(row)
        self.stop.clicked.connect(self.stopped)
        self.hide()
        self.retranslate()

    def retranslate(self) -> None:
        self.stop.say(self.tr("停止"), self.tr("停止读取"), self.tr("停止读取，案件事实保持原样"))
        self.bar.setAccessibleName(self.tr("读取进度"))
        self._say()

    def begin(self, name: str) -> None:
        """``name``: of what is read."""
        self._name, self._page = name, None
        self._say()
        self._soon.start()

    def show_page(self, name: str, page: int, pages: int, seconds_left: float | None) -> None:
        """``page``: how many are recognised."""
        self._name, self._page = name, (page, pages, seconds_left)
        self._soon.stop()
        self._say()
        self.show()

    def end(self) -> None:
        """Nothing is read any more."""
        self._name = ""
        self._soon.stop()
        self.hide()
        self._say()

    def _say(self) -> None:
        if not self._name:
            self.words.setText("")
            self.figures.setText("")
        elif self._page is None:
            self.words.setText(self.tr("正在读取 {name}……").format(name=self._name))
            self.bar.setRange(0, 0)
            self.figures.setText("")
        else:
            page, pages, left = self._page
            self.words.setText(self.tr("正在本机识别文字（OCR）：{name}").format(name=self._name))
            self.bar.setRange(0, pages)
            self.bar.setValue(page)
            figures = self.tr("{page} / {pages} 页").format(page=page, pages=pages)
            if left is not None:
                figures += "  ·  " + self.tr("剩余 {time}").format(time=time_words(left))
            self.figures.setText(figures)
