"""The right half of the case page: one judgment through all its stages."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.cards.written_view import WrittenView
from desktop.controls.button import Button, ButtonRole
from desktop.controls.label import Label, LabelRole
from desktop.pages.case.empty_state import EmptyState
from desktop.pages.case.piece_gatherer import PieceGatherer
from desktop.pages.case.problem_panel import ProblemPanel, ProblemState
from desktop.pages.case.side_switch import Side, SideSwitch
from desktop.pages.case.stage import Stage
from desktop.pages.case.waiting_state import WaitingState

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.judging.verdict import Verdict
    from desktop.pages.case.attitude_comparison import AttitudeComparison

PAINT_EVERY_MS = 33


class JudgmentPane(QWidget):
    """The pieces of the text come from ``gatherer``."""

    stop_wanted = Signal()
    copy_wanted = Signal()
    opened = Signal(object)  # Article
    pointed = Signal(object)  # FindingPlaces
    grown = Signal()  # some more text was painted

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.stage = Stage.EMPTY
        self.verdict: Verdict | None = None
        self.problem: ProblemPanel | None = None
        self._make_problem: Callable[[], ProblemPanel] | None = None
        self.gatherer = PieceGatherer()
        self.switch = SideSwitch(Side.PREDICTION)
        self.progress = Label(LabelRole.FAINT, wrap=True)
        self.stop = Button(ButtonRole.QUIET, "stop")
        self.copy = Button(ButtonRole.QUIET, "copy")
        self.empty = EmptyState()
        self.waiting = WaitingState()
        self.failed = ProblemState()
        self.written = WrittenView()
        self.text, self.reading = self.written.text, self.written.reading
        self.stack = QStackedWidget()
        self._paint = QTimer(self)
        self._paint.setInterval(PAINT_EVERY_MS)
        self._paint.timeout.connect(self.paint_gathered)
        self._lay_out()
        self.stop.clicked.connect(self.stop_wanted)
        self.copy.clicked.connect(self.copy_wanted)
        self.written.opened.connect(self.opened)
        self.written.pointed.connect(self.pointed)
        self._enter(Stage.EMPTY)
        self.retranslate()

    @cached_property
    def comparison(self) -> AttitudeComparison:
        """Made for the first comparison: few judgments are compared, and every start would wait for it."""
        from desktop.pages.case.attitude_comparison import AttitudeComparison

        view = AttitudeComparison()
        view.opened.connect(self.opened)
        self.stack.addWidget(view)
        return view

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.switch)
        head.addStretch()
        head.addWidget(self.stop)
        head.addWidget(self.copy)
        column.addLayout(head)
        column.addWidget(self.progress)
        for page in (self.empty, self.waiting, self.failed, self.written):
            self.stack.addWidget(page)
        column.addWidget(self.stack, 1)

    def retranslate(self) -> None:
        self.stop.say(self.tr("停止"), hint=self.tr("停止书写，已写的保留（Esc）"))
        self.copy.say(self.tr("复制"), hint=self.tr("复制文书、卡片与标识（Ctrl+Shift+C）"))
        self._say_stage()
        if self.verdict is not None:
            self.reading.show_verdict(self.verdict)
        self._show_problem()

    def verdicts(self) -> tuple[Verdict, ...]:
        """What is in sight: two where they are compared, none while nothing is read."""
        if self.stage is Stage.COMPARED:
            return self.comparison.verdicts or ()
        return (self.verdict,) if self.verdict is not None else ()

    def wait(self, say: Callable[[], tuple[str, str]]) -> None:
        """The model was asked; nothing has come yet. ``say`` tells what is done, and of what."""
        self._reset()
        self.waiting.begin(say)
        self._enter(Stage.WAITING)

    def begin(self) -> None:
        """Takes pieces from now on; the page turns to the text with the first of them."""
        self.gatherer = PieceGatherer()
        self._paint.start()

    def paint_gathered(self) -> None:
        """Appends what has come since the last time."""
        text = self.gatherer.take()
        if not text:
            return
        if self.stage is Stage.WAITING:
            self._enter(Stage.WRITING)
        self.text.append_text(text)
        self.grown.emit()

    def finish(self, verdict: Verdict) -> None:
        """The whole text is there, and its reading."""
        self._end_writing()
        shown = self.text.text()
        if shown.rstrip() != verdict.text:  # the spans of the reading are offsets in verdict.text
            self.text.show_text(verdict.text)
        self.show_reading(verdict, Stage.FINISHED)

    def show_reading(self, verdict: Verdict, stage: Stage) -> None:
        """Puts the cards below the text; the text stays where it is."""
        self.verdict = verdict
        self.written.stay()
        self.reading.show_verdict(verdict)
        self._enter(stage)

    def compare(self, confessed: Verdict, denied: Verdict) -> None:
        """Two judgments on the same facts, side by side."""
        self._end_writing()
        self.comparison.show_verdicts(confessed, denied)
        self._enter(Stage.COMPARED)

    def stopped(self) -> None:
        """The user stopped it; what is written stays."""
        self._end_writing()
        self._enter(Stage.STOPPED if self.text.text() else Stage.EMPTY)

    def restore(self, text: str) -> None:
        """Shows a text of an earlier run."""
        self._reset()
        self.text.append_text(text)
        self._enter(Stage.INTERRUPTED)

    def fail(self, make: Callable[[], ProblemPanel]) -> None:
        """Why, and what next: below the text where some is there, else alone. Made again in another language."""
        self._end_writing()
        self._drop_problem()
        self._make_problem = make
        self._show_problem()
        self._enter(Stage.FAILED)

    def _show_problem(self) -> None:
        make = self._make_problem
        if make is None:
            return
        self._drop_problem()
        self._make_problem, self.problem = make, make()
        if self.text.text():
            self.written.add_below(self.problem)
        else:
            self.failed.show_panel(self.problem)

    def _reset(self) -> None:
        self._end_writing()
        self._drop_problem()
        self.verdict = None
        self.written.clear()

    def _end_writing(self) -> None:
        self.paint_gathered()
        self._paint.stop()
        self.waiting.end()

    def _drop_problem(self) -> None:
        self._make_problem = None
        if self.problem is not None:
            self.problem.setParent(None)
            self.problem.deleteLater()
            self.problem = None

    def _enter(self, stage: Stage) -> None:
        self.stage = stage
        self.written.growing = stage is Stage.WRITING
        self.stack.setCurrentWidget(self._page(stage))
        self.stop.setVisible(stage in (Stage.WAITING, Stage.WRITING))
        self.copy.setEnabled(stage is Stage.COMPARED or (self.verdict is not None and stage is not Stage.WRITING))
        self._say_stage()

    def _page(self, stage: Stage) -> QWidget:
        """What is in sight at a stage."""
        if stage is Stage.EMPTY:
            return self.empty
        if stage is Stage.WAITING:
            return self.waiting
        if stage is Stage.COMPARED:
            return self.comparison
        if stage is Stage.FAILED and not self.text.text():
            return self.failed
        return self.written

    def _say_stage(self) -> None:
        words = {
            Stage.EMPTY: "",
            Stage.WAITING: "",
            Stage.WRITING: self.tr("正在书写……"),
            Stage.FINISHED: self.tr("已完成"),
            Stage.STOPPED: self.tr("已停止（保留）"),
            Stage.INTERRUPTED: self.tr("上次未写完（保留）"),
            Stage.COMPARED: self.tr("同一事实，两种态度"),
            Stage.FAILED: self.tr("未完成（已写的保留）") if self.text.text() else "",
        }[self.stage]
        finished = self.verdict.finished if self.verdict is not None else None
        if self.stage is Stage.FINISHED and finished is not None:
            words += self.tr("  ·  {seconds} 秒  ·  {tokens} 词元").format(
                seconds=f"{finished.seconds:.1f}", tokens=f"{finished.answer_tokens:,}"
            )
            if finished.refused:
                words += self.tr("  ·  服务器不接受、没有使用：{names}").format(names=", ".join(finished.refused))
        self.progress.tell(words)
