"""One run, live: its state and what can be done, the figures, the curve, the cases judged, the warnings."""

from __future__ import annotations

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.controls.button import Button, ButtonRole
from desktop.controls.card import FLAT, Card
from desktop.controls.figure import Figure
from desktop.controls.flow_layout import FlowLayout
from desktop.controls.label import Label, LabelRole
from desktop.pages.training.runs.loss_chart import LossChart
from desktop.pages.training.runs.run_comparison import RunComparison
from desktop.pages.training.runs.run_words import state_message
from desktop.pages.training.runs.sample_cards import SampleCards
from desktop.training.chart_curve import ChartCurve, curve_of
from desktop.training.run_seen import RunSeen, RunState
from desktop.wording.message_words import message_words
from desktop.wording.time_words import time_words

GIB = 1 << 30
SHOWN_WARNINGS = 3
_CAN_GO_ON = (RunState.PAUSED, RunState.BROKEN, RunState.FAILED)


class RunView(QWidget):
    """``pause``, ``go_on`` and ``publish`` ask for that."""

    pause_wanted = Signal()
    go_on_wanted = Signal()
    publish_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seen: tuple[RunSeen, ...] = ()
        self._drawn: dict[str, tuple[int, int, ChartCurve]] = {}
        self._asked_to_pause = False
        self.title = Label(LabelRole.HEADING, wrap=True)
        self.message = Label(LabelRole.SOFT, wrap=True)
        self.pause = Button(ButtonRole.PLAIN, "pause")
        self.go_on = Button(ButtonRole.PRIMARY, "play")
        self.publish = Button(ButtonRole.PRIMARY, "next")
        self.folder = Button(ButtonRole.QUIET, "folder")
        self.figures = tuple(Figure() for _ in range(6))
        self.chart = LossChart()
        self.samples = SampleCards()
        self.comparison = RunComparison()
        self.warnings = Label(LabelRole.SOFT, wrap=True)
        self._figures = QWidget()
        self._lay_out()
        self.pause.clicked.connect(self._ask_to_pause)
        self.go_on.clicked.connect(self.go_on_wanted)
        self.publish.clicked.connect(self.publish_wanted)
        self.folder.clicked.connect(self._open)
        self.retranslate()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.title)
        words.addWidget(self.message)
        head.addLayout(words, 1)
        for button in (self.folder, self.pause, self.go_on, self.publish):
            head.addWidget(button)
        row = FlowLayout(self._figures, gap=24)
        for figure in self.figures:
            row.addWidget(figure)
        card = Card()
        inside = card.column(spacing=16, padding=FLAT)
        inside.addWidget(self._figures)
        inside.addWidget(self.chart, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(card, 1)
        column.addWidget(self.samples)
        column.addWidget(self.comparison)
        column.addWidget(self.warnings)

    def retranslate(self) -> None:
        self.pause.say(self.tr("暂停"), self.tr("暂停训练"))
        self.go_on.say(self.tr("继续"), self.tr("继续训练"))
        self.publish.say(self.tr("下一步：发布"))
        self.folder.say(self.tr("打开文件夹"))
        self._say()

    def show_runs(self, seen: tuple[RunSeen, ...]) -> None:
        """One run, or two next to each other."""
        if tuple(each.folder for each in seen) != tuple(each.folder for each in self._seen):
            self._asked_to_pause = False
        self._seen = seen
        self._say()

    def _say(self) -> None:
        if not self._seen:
            return
        first, compared = self._seen[0], len(self._seen) == 2
        if first.state is not RunState.RUNNING:
            self._asked_to_pause = False
        self.title.setText("  /  ".join(each.name for each in self._seen))
        if compared:
            self.message.setText(self.tr("两次训练的平滑损失；横轴为步。"))
        elif self._asked_to_pause:
            self.message.setText(self.tr("正在暂停：这一步做完、保存检查点后停止。"))
        else:
            self.message.setText(state_message(first))
        failed = not compared and first.state is RunState.FAILED
        self.message.set_role(LabelRole.ERROR if failed else LabelRole.SOFT)
        running = first.state in (RunState.RUNNING, RunState.STARTING)
        self.pause.setVisible(running and not compared)
        self.pause.setEnabled(not self._asked_to_pause)
        self.go_on.setVisible(first.state in _CAN_GO_ON and first.identity is not None and not compared)
        self.publish.setVisible(first.state is RunState.FINISHED and not compared)
        self.folder.setVisible(not compared)
        self._figures.setVisible(not compared)
        self._say_figures(first)
        self.chart.show_curves(
            tuple(self._curve(each) for each in self._seen), max(each.steps for each in self._seen), self._empty(first)
        )
        self.samples.show_samples(() if compared else first.samples)
        self.comparison.setVisible(compared)
        if compared:
            self.comparison.show_pair(self._seen[0], self._seen[1])
        warnings = () if compared else first.warnings[-SHOWN_WARNINGS:]
        self.warnings.setText("\n".join(f"·  {message_words(warning.message)}" for warning in warnings))
        self.warnings.setVisible(bool(warnings))

    def _say_figures(self, seen: RunSeen) -> None:
        step = seen.step
        on_graphics_card = bool(seen.started and seen.started.device.startswith(("cuda", "NVIDIA", "AMD")))
        values = (
            (self.tr("步"), f"{seen.done:,} / {seen.steps:,}" if seen.steps else "—"),
            (self.tr("损失"), f"{step.loss:.4f}" if step else "—"),
            (self.tr("学习率"), f"{step.learning_rate:.2e}" if step else "—"),
            (self.tr("词元/秒"), f"{step.tokens_per_second:,.0f}" if step else "—"),
            (self.tr("显存") if on_graphics_card else self.tr("内存"), f"{step.memory / GIB:.1f} GiB" if step else "—"),
            (
                self.tr("剩余时间"),
                time_words(step.seconds_left) if step and seen.state is RunState.RUNNING else "—",
            ),
        )
        for figure, (name, value) in zip(self.figures, values, strict=True):
            figure.say(name, value)

    def _empty(self, seen: RunSeen) -> str:
        if seen.state in (RunState.STARTING, RunState.RUNNING):
            return self.tr("第一步完成后，曲线从这里开始。")
        return self.tr("还没有做完一步。")

    def _curve(self, seen: RunSeen) -> ChartCurve:
        """Worked out anew only where something came."""
        key, size = str(seen.folder), (len(seen.losses), len(seen.held_out))
        known = self._drawn.get(key)
        if known is not None and known[:2] == size:
            return known[2]
        curve = curve_of(seen.name, seen.losses, seen.held_out)
        self._drawn[key] = (*size, curve)
        return curve

    def _ask_to_pause(self) -> None:
        self._asked_to_pause = True
        self.pause_wanted.emit()
        self._say()

    def _open(self) -> None:
        if self._seen:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._seen[0].folder)))
