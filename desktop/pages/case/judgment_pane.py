"""The right half of the case page: the text as it is written, and below it what was read out of it."""

from __future__ import annotations

from enum import Enum, auto
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.controls.button import Button, ButtonRole
from desktop.controls.card import Card
from desktop.controls.label import Label, LabelRole
from desktop.controls.prose import Prose
from desktop.controls.scrolling import Scrolling
from desktop.controls.surface import Surface, lay_on
from desktop.pages.case.piece_gatherer import PieceGatherer
from desktop.pages.case.reading_view import ReadingView
from desktop.pages.case.states import EmptyState, ProblemPanel, WaitingState
from desktop.theme.theme import scale_now
from resources.disclaimer.reader import AI_LABEL_EN, AI_LABEL_ZH

if TYPE_CHECKING:
    from desktop.judging.verdict import Verdict
    from desktop.pages.case.attitude_comparison import AttitudeComparison
    from trainer.judgment.types import Span

PAINT_EVERY_MS = 33


class Stage(Enum):
    """Where a judgment stands."""

    EMPTY = auto()
    WAITING = auto()
    WRITING = auto()
    FINISHED = auto()
    STOPPED = auto()
    INTERRUPTED = auto()  # restored after a crash
    FAILED = auto()
    COMPARED = auto()  # two judgments side by side


class JudgmentPane(QWidget):
    """Shows one judgment through all its stages. The pieces come from ``gatherer``."""

    stop_wanted = Signal()
    copy_wanted = Signal()
    opened = Signal(object)  # Article
    grown = Signal()  # some more text was painted

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.stage = Stage.EMPTY
        self.verdict: Verdict | None = None
        self.gatherer = PieceGatherer()
        self._follow = True
        self._seconds = 0.0
        self.heading = Label(LabelRole.HEADING)
        self.progress = Label(LabelRole.FAINT)
        self.stop = Button(ButtonRole.QUIET, "stop")
        self.copy = Button(ButtonRole.QUIET, "copy")
        self.empty = EmptyState()
        self.waiting = WaitingState()
        self.text = Prose(paragraph_gap=True)
        self.reading = ReadingView()
        self.ai_label = Label(LabelRole.FAINT)
        self._problem_page = QWidget()
        self._problem_place = QVBoxLayout(self._problem_page)
        self._problem_below = QVBoxLayout()
        self.problem: ProblemPanel | None = None
        self.written = Scrolling()
        self._paint = QTimer(self)
        self._paint.setInterval(PAINT_EVERY_MS)
        self._paint.timeout.connect(self.paint_gathered)
        self._lay_out()
        self.stop.clicked.connect(self.stop_wanted)
        self.copy.clicked.connect(self.copy_wanted)
        self.reading.marked.connect(self.show_places)
        self.reading.opened.connect(self.opened)
        bar = self.written.verticalScrollBar()
        bar.rangeChanged.connect(self._keep_at_end)
        bar.valueChanged.connect(self._scrolled)
        self.set_lines()
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
        head.addWidget(self.heading)
        head.addSpacing(8)
        head.addWidget(self.progress, 1)
        head.addWidget(self.stop)
        head.addWidget(self.copy)
        column.addLayout(head)
        self._problem_place.setContentsMargins(24, 24, 24, 24)
        paper = Card()
        sheet = paper.column(spacing=16, padding=(32, 20, 32, 28))
        sheet.addWidget(self.ai_label)
        sheet.addWidget(self.text)
        inner = QWidget()
        lay_on(inner, Surface.SCROLLED)
        self._inner = QVBoxLayout(inner)
        self._inner.setContentsMargins(0, 0, 12, 24)
        self._inner.setSpacing(16)
        self._inner.addWidget(paper)
        self._inner.addLayout(self._problem_below)
        self._inner.addWidget(self.reading)
        self._inner.addStretch()
        self._holder = inner
        outer = QWidget()
        lay_on(outer, Surface.SCROLLED)
        middle = QHBoxLayout(outer)
        middle.setContentsMargins(0, 0, 0, 0)
        middle.addWidget(inner)
        self.written.setWidget(outer)
        self._paper_page = outer
        self.stack = QStackedWidget()
        for page in (self.empty, self.waiting, self._problem_page, self.written):
            self.stack.addWidget(page)
        column.addWidget(self.stack, 1)

    def retranslate(self) -> None:
        self.heading.setText(self.tr("判决预测"))
        self.stop.say(self.tr("停止"), hint=self.tr("停止书写，已写的保留（Esc）"))
        self.copy.say(self.tr("复制"), hint=self.tr("复制文书、卡片与标识（Ctrl+Shift+C）"))
        english = self.tr("判决预测") != "判决预测"
        self.ai_label.setText(AI_LABEL_EN if english else AI_LABEL_ZH)
        self.text.setAccessibleName(self.tr("预测的文书"))
        self.written.setAccessibleName(self.tr("预测的文书与卡片"))
        self._say_stage()
        if self.verdict is not None:
            self.reading.show_verdict(self.verdict)

    def set_lines(self) -> None:
        """Size, line height and measure as the theme has them."""
        self._holder.setMaximumWidth(scale_now().measure() + 2 * 32 + 2 + 12)

    def wait(self, title: str, what: str) -> None:
        """The model was asked; nothing has come yet."""
        self._reset()
        self.waiting.begin(title, what)
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
        if shown.rstrip() != verdict.text:  # offsets of the reading count in verdict.text
            self.text.show_text(verdict.text)
        self.show_reading(verdict, Stage.FINISHED)

    def show_reading(self, verdict: Verdict, stage: Stage) -> None:
        """Puts the cards below the text; the text stays where it is."""
        self.verdict = verdict
        self._follow = False
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

    def fail(self, panel: ProblemPanel) -> None:
        """Why, and what next: below the text where some is there, else alone."""
        self._end_writing()
        self._drop_problem()
        self.problem = panel
        if self.text.text():
            self._problem_below.addWidget(panel)
        else:
            self._problem_place.addStretch(2)
            self._problem_place.addWidget(panel)
            self._problem_place.addStretch(3)
        self._enter(Stage.FAILED)

    def show_places(self, spans: tuple[Span, ...]) -> None:
        """Marks places of the text and brings the first into view."""
        self.text.mark(spans)
        if spans:
            place = self.text.place_of(min(spans, key=lambda span: span.start))
            point = self.text.mapTo(self._paper_page, place.topLeft().toPoint())
            self.written.ensureVisible(point.x(), point.y(), 0, self.written.viewport().height() // 3)

    def _reset(self) -> None:
        self._end_writing()
        self._drop_problem()
        self.verdict = None
        self.text.show_text("")
        self.reading.clear()
        self._follow = True

    def _end_writing(self) -> None:
        self.paint_gathered()
        self._paint.stop()
        self.waiting.end()

    def _drop_problem(self) -> None:
        if self.problem is not None:
            self.problem.setParent(None)
            self.problem.deleteLater()
            self.problem = None
        while self._problem_place.count():
            self._problem_place.takeAt(0)

    def _enter(self, stage: Stage) -> None:
        self.stage = stage
        page: QWidget = self.written
        if stage is Stage.EMPTY:
            page = self.empty
        elif stage is Stage.WAITING:
            page = self.waiting
        elif stage is Stage.COMPARED:
            page = self.comparison
        elif stage is Stage.FAILED and not self.text.text():
            page = self._problem_page
        self.stack.setCurrentWidget(page)
        self.stop.setVisible(stage in (Stage.WAITING, Stage.WRITING))
        self.copy.setEnabled(stage is Stage.COMPARED or (self.verdict is not None and stage is not Stage.WRITING))
        self._say_stage()

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
        self.progress.setText(words)

    def _scrolled(self, value: int) -> None:
        self._follow = value >= self.written.verticalScrollBar().maximum() - 4

    def _keep_at_end(self, _least: int, most: int) -> None:
        if self._follow and self.stage is Stage.WRITING:
            self.written.verticalScrollBar().setValue(most)
