"""Offers the recommended model: fetches it through Ollama, with progress, speed, time left, and cancel."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from desktop.controls.button import Button, ButtonRole
from desktop.controls.card import Card
from desktop.controls.label import Label, LabelRole
from desktop.desk.desk import Desk
from desktop.desk.model_pull import ModelPull
from desktop.wording.message_words import message_words
from desktop.wording.model_words import size_words
from desktop.wording.time_words import time_words
from trainer.engines.ollama.pull import PullProgress
from trainer.engines.preference import DEFAULT_MODEL, DEFAULT_MODEL_BYTES

SHOW_EVERY_MS = 250


class PullPanel(Card):
    """Hidden where the model is there already. ``first``: to fetch it is the first thing to do on its page."""

    def __init__(self, desk: Desk, pull: ModelPull, parent: QWidget | None = None, *, first: bool = True) -> None:
        super().__init__(parent)
        self._pull = pull
        self._first = first
        self.heading = Label(LabelRole.HEADING, wrap=True)
        self.what = Label(LabelRole.SOFT, wrap=True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 1000)
        self.progress = Label(LabelRole.FAINT, wrap=True)
        self.fetch = Button(ButtonRole.PLAIN, "download")
        self.cancel = Button()
        self._show_often = QTimer(self)
        self._show_often.setInterval(SHOW_EVERY_MS)
        self._show_often.timeout.connect(self._show_pace)
        words = QVBoxLayout()
        words.setSpacing(6)
        words.addWidget(self.heading)
        words.addWidget(self.what)
        words.addWidget(self.bar)
        words.addWidget(self.progress)
        row = self.row(spacing=24)
        row.addLayout(words, 1)
        row.addWidget(self.fetch)
        row.addWidget(self.cancel)
        self.fetch.clicked.connect(pull.start)
        self.cancel.clicked.connect(pull.stop)
        pull.changed.connect(self._arrange)
        desk.listed.connect(self._arrange)
        self.retranslate()

    def retranslate(self) -> None:
        self.heading.setText(self.tr("推荐模型  {name}").format(name=DEFAULT_MODEL))
        self.what.setText(
            self.tr(
                "在五万余份一审刑事判决书上微调的 Qwen3-4B，Q4_K_M，约 {size}。下载一次，之后完全在本机运行。"
            ).format(size=size_words(DEFAULT_MODEL_BYTES))
        )
        self.bar.setAccessibleName(self.tr("下载进度"))
        self.fetch.say(self.tr("拉取"), self.tr("拉取推荐模型"))
        self.cancel.say(self.tr("取消"), self.tr("取消下载"))
        self._arrange()

    def _arrange(self) -> None:
        busy, reachable = self._pull.busy, self._pull.reachable
        self.setHidden(self._pull.have and not busy)
        self.fetch.setVisible(not busy)
        self.fetch.setEnabled(reachable)
        # Where Ollama does not run, that is started first.
        self.fetch.set_role(ButtonRole.PRIMARY if reachable and self._first else ButtonRole.PLAIN)
        self.cancel.setVisible(busy)
        self.bar.setVisible(busy)
        if busy:
            self._show_often.start()
            self._show_pace()
        else:
            self._show_often.stop()
            self.progress.setText(self._said())
        self.progress.setVisible(bool(self.progress.text()))

    def _said(self) -> str:
        """What came of the last download, or what it needs."""
        if self._pull.stopped:
            return self.tr("已取消。已下载的部分会保留，下次接着下载。")
        if self._pull.failed:
            why = self._pull.why
            return message_words(why) if why is not None else self.tr("下载没有完成，请稍后再试。")
        return "" if self._pull.reachable else self.tr("需要先启动 Ollama。")

    def _show_pace(self) -> None:
        step = self._pull.step
        share = step.completed / step.total if step is not None and step.total else 0.0
        self.bar.setValue(round(share * 1000))
        self.progress.setText(self._pace_words(step, share))

    def _pace_words(self, step: PullProgress | None, share: float) -> str:
        if step is None:
            return self.tr("正在连接……")
        if not step.total:
            return self.tr("正在准备下载……")
        if share >= 1:
            return self.tr("下载完毕，正在校验……")
        words = [f"{share * 100:.0f} %", f"{size_words(step.completed)} / {size_words(step.total)}"]
        if step.bytes_per_second is None:
            words.append(self.tr("等待数据"))
        else:
            words.append(f"{size_words(round(step.bytes_per_second))}/s")
        if step.seconds_left is not None:
            words.append(self.tr("剩余 {time}").format(time=time_words(step.seconds_left)))
        return "  ·  ".join(words)
