"""Offers the recommended model: fetches it through Ollama, with progress, speed, time left, and cancel."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from desktop.controls.button import Button, ButtonRole
from desktop.controls.card import Card
from desktop.controls.label import Label, LabelRole
from desktop.desk.courier import Errand
from desktop.desk.desk import Desk
from desktop.wording.message_words import message_words
from desktop.wording.model_words import size_words
from trainer.engines.engine import Engine, EngineError
from trainer.engines.ollama.pull import PullProgress
from trainer.engines.preference import DEFAULT_MODEL

SHOW_EVERY_MS = 250


class PullPanel(Card):
    """Hidden where the model is there already."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._errand: Errand | None = None
        self._step: PullProgress | None = None
        self._have = False
        self._reachable = False
        self._said = ""
        self.heading = Label(LabelRole.HEADING, wrap=True)
        self.what = Label(LabelRole.SOFT, wrap=True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 1000)
        self.progress = Label(LabelRole.FAINT, wrap=True)
        self.fetch = Button(ButtonRole.PRIMARY, "download")
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
        self.fetch.clicked.connect(self.start)
        self.cancel.clicked.connect(self.stop)
        self.retranslate()

    def retranslate(self) -> None:
        self.heading.setText(self.tr("推荐模型  {name}").format(name=DEFAULT_MODEL))
        self.what.setText(
            self.tr("在五万余份一审刑事判决书上微调的 Qwen3-4B，Q4_K_M，约 2.5 GB。下载一次，之后完全在本机运行。")
        )
        self.bar.setAccessibleName(self.tr("下载进度"))
        self.fetch.say(self.tr("拉取"), self.tr("拉取推荐模型"))
        self.cancel.say(self.tr("取消"), self.tr("取消下载"))
        self._arrange()

    def offer(self, *, have: bool) -> None:
        """``have``: the model is there already."""
        self._have = have
        self._arrange()

    def set_reachable(self, reachable: bool) -> None:
        """Whether Ollama answers; without it nothing can be fetched."""
        self._reachable = reachable
        self._arrange()

    def start(self) -> None:
        """Begins or goes on: Ollama keeps what it has of a broken download."""
        if self._errand is not None:
            return
        self._step = None
        self._said = ""

        async def fetch(engine: Engine) -> None:
            async for step in engine.pull(DEFAULT_MODEL):  # type: ignore[attr-defined]
                self._step = step  # shown by the timer: a server reports far more often than one can read

        self._errand = self._desk.courier.send(self._desk.with_engine("ollama", fetch), self._done, self._failed)
        self._show_often.start()
        self._arrange()

    def stop(self) -> None:
        """Stops; what was fetched stays with Ollama for the next time."""
        if self._errand is not None:
            self._errand.cancel()
        self._end(self.tr("已取消。已下载的部分会保留，下次接着下载。"))

    def _done(self, _nothing: None) -> None:
        self._end("")
        self._desk.refresh()

    def _failed(self, error: Exception) -> None:
        self._end(
            message_words(error.message) if isinstance(error, EngineError) else self.tr("下载没有完成，请稍后再试。")
        )

    def _end(self, message: str) -> None:
        self._errand = None
        self._show_often.stop()
        self._said = message
        self._arrange()

    def _arrange(self) -> None:
        busy = self._errand is not None
        self.setHidden(self._have and not busy)
        self.fetch.setVisible(not busy)
        self.fetch.setEnabled(self._reachable)
        self.fetch.set_role(ButtonRole.PRIMARY if self._reachable else ButtonRole.PLAIN)  # first Ollama is started
        self.cancel.setVisible(busy)
        self.bar.setVisible(busy)
        if not busy:
            self.progress.setText(self._said if self._said or self._reachable else self.tr("需要先启动 Ollama。"))
        self.progress.setVisible(bool(self.progress.text()) or busy)

    def _show_pace(self) -> None:
        step = self._step
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
            minutes, seconds = divmod(round(step.seconds_left), 60)
            words.append(
                self.tr("剩余约 {minutes} 分钟").format(minutes=minutes + 1)
                if minutes
                else self.tr("剩余约 {seconds} 秒").format(seconds=seconds)
            )
        return "  ·  ".join(words)
