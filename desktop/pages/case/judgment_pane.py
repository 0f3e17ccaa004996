"""The right half of the case page: an answer through all its stages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.controls.button import Button, ButtonRole
from desktop.controls.label import Label, LabelRole
from desktop.controls.tab_order import TabOrder
from desktop.judging.run_input import RunState
from desktop.pages.case.answer import Answer, AnswerRun, Place
from desktop.pages.case.answer_states import AnswerStates
from desktop.pages.case.piece_gatherer import PieceGatherer
from desktop.pages.case.problem_place import ProblemPlace
from desktop.pages.case.side_switch import Side, SideSwitch
from desktop.pages.case.stage import Stage, stage_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.cards.reading_view import ReadingView
    from desktop.controls.prose import Prose
    from desktop.judging.verdict import Verdict
    from desktop.pages.case.answer_view import AnswerView
    from desktop.pages.case.problem_panel import ProblemPanel

PAINT_EVERY_MS = 33


class JudgmentPane(QWidget):
    """The pieces of the texts come from ``gatherer``. ``answer`` is what stands here: it stays until the first words of
    the next one are there, whatever else becomes of that."""

    stop_wanted = Signal()
    copy_wanted = Signal()
    opened = Signal(object)  # Article
    pointed = Signal(object, object)  # FindingPlaces, and the Verdict whose finding it is
    turned = Signal()  # another answer stands here
    noted = Signal()  # something more is known of the answer
    reworked = Signal(object)  # the Place of the text whose guideline's sheets were worked on

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.stage = Stage.EMPTY
        self.answer: Answer | None = None
        self._next: Answer | None = None
        self._failures: dict[Place, Callable[[], ProblemPanel]] = {}
        self.detail: Callable[[], str] = str  # what is to be said of the answer instead of its stage; "" for that
        self.gatherer = PieceGatherer()
        self.switch = SideSwitch(Side.PREDICTION)
        self.progress = Label(LabelRole.FAINT, wrap=True)
        self.stop = Button(ButtonRole.QUIET, "stop")
        self.copy = Button(ButtonRole.QUIET, "copy")
        self.problems = ProblemPlace(self)
        self.stack = AnswerStates()
        self.empty = self.stack.empty
        self.head, self.above = QHBoxLayout(), QVBoxLayout()
        self._paint = QTimer(self)
        self._paint.setInterval(PAINT_EVERY_MS)
        self._paint.timeout.connect(self.paint_gathered)
        self._lay_out()
        self.stop.clicked.connect(self.stop_wanted)
        self.copy.clicked.connect(self.copy_wanted)
        self.stack.opened.connect(self.opened)
        self.stack.pointed.connect(self.pointed)
        self.stack.reworked.connect(self.reworked)
        self._enter(Stage.EMPTY)
        self.retranslate()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.head.setSpacing(8)
        self.head.addWidget(self.switch)
        self.head.addStretch()
        self.head.addWidget(self.stop)
        self.head.addWidget(self.copy)
        column.addLayout(self.head)
        column.addWidget(self.progress)
        column.addLayout(self.above)
        column.addWidget(self.stack, 1)
        TabOrder(self, (self.head, self.above))

    @property
    def view(self) -> AnswerView:
        """The answer as it is read."""
        return self.stack.view

    @property
    def text(self) -> Prose:
        """The text alone."""
        return self.view.text

    @property
    def reading(self) -> ReadingView:
        """Its cards."""
        return self.view.reading

    def retranslate(self) -> None:
        self.stop.say(self.tr("停止"), hint=self.tr("停止书写，已写的保留（Esc）"))
        self.copy.say(self.tr("复制"), hint=self.tr("复制事实、文书、卡片与标识（Ctrl+Shift+C）"))
        self.say_stage()

    def add_above(self, widget: QWidget) -> None:
        """Between the head and the answer; it takes at most as much room as that."""
        self.above.addWidget(widget)

    @property
    def problem(self) -> ProblemPanel | None:
        """What is said to have failed."""
        return self.problems.panel

    @property
    def coming(self) -> Answer | None:
        """The answer that is under way, or the one that stands here."""
        return self._next or self.answer

    @property
    def verdict(self) -> Verdict | None:
        """Of the text in sight, or the first column; None while it is not read."""
        run = self.view.in_sight if self.answer is not None else None
        return run.verdict if run is not None else None

    def verdicts(self) -> tuple[Verdict, ...]:
        """What is in sight and read: one for each column."""
        if self.answer is None or not self.view.several:
            return (self.verdict,) if self.verdict is not None else ()
        return tuple(run.verdict for run in self.answer.columns if run.verdict is not None)

    def under_way(self) -> bool:
        """Whether more is to come."""
        return self.stage in (Stage.WAITING, Stage.WRITING)

    def wait(self, say: Callable[[], tuple[str, str]], answer: Answer | None = None) -> None:
        """The model was asked; nothing has come yet. ``say`` tells what is done, and of what; ``answer`` is the one
        whose pieces are taken from now on."""
        self._end_writing()
        self.problems.clear()
        self._failures = {}
        self._next = answer
        self.gatherer = PieceGatherer()
        self._paint.start()
        self.stack.waiting.begin(say)
        self._enter(Stage.WAITING)

    def began(self, place: Place, run: int) -> None:
        """One text is in the history now."""
        self._note(place, id=run)

    def paint_gathered(self) -> None:
        """Appends what has come since the last time."""
        pieces = self.gatherer.take()
        if pieces:
            self._turn()
        for place, text in pieces.items():
            self.view.append(place, text)
            self._note(place, text=self._text_of(place) + text)

    def judged(self, place: Place, run: int, verdict: Verdict) -> None:
        """One text is there as far as it goes, and its reading; the text stays where it is."""
        self.paint_gathered()
        self._turn()
        state = RunState.FINISHED if verdict.finished is not None else RunState.STOPPED
        self._note(place, id=run, verdict=verdict, state=state)
        if self.stage is not Stage.WRITING:  # of one that was stopped
            self._enter(stage_of(self.answer))

    def fail(self, place: Place, run: int, make: Callable[[], ProblemPanel], verdict: Verdict | None) -> None:
        """One text came to no end; why and what next stands below what was written of it."""
        self.paint_gathered()
        self._failures[place] = make
        self._note(place, id=run, verdict=verdict, state=RunState.FAILED)
        if self._next is None:
            self.view.show_problem(place, make, self.problems)

    def end(self) -> None:
        """Nothing more comes."""
        self._end_writing()
        if self._next is not None and self._failures:
            self.complain(next(iter(self._failures.values())))
            return
        self._next = None
        if self.answer is not None:  # what was not asked for any more, after others had failed
            self.answer = self.answer.ended(RunState.STOPPED)
        self._enter(stage_of(self.answer))

    def stopped(self) -> bool:
        """The user stopped it; what is written stays, and where nothing is, what stood here before. Whether something
        of it stands here now."""
        self._end_writing()
        begun = self._next is None
        if begun and self.answer is not None:
            self.show_readings(self.answer.ended(RunState.STOPPED))
        if not begun:  # a first word that is on its way belongs to no answer here
            self.gatherer = PieceGatherer()
        self._next = None
        self._enter(stage_of(self.answer))
        return begun

    def complain(self, make: Callable[[], ProblemPanel]) -> None:
        """Why nothing was written, and what next: above what stands here already, which stays, or alone."""
        self._end_writing()
        self._next = None
        if self.answer is None:
            self.stack.failed.hold(self.problems)
        else:
            self.above.addWidget(self.problems)
        self.problems.show_problem(make)
        self._enter(Stage.FAILED if self.answer is None else stage_of(self.answer))

    def relent(self) -> None:
        """What was said to have failed is mended."""
        self.problems.clear()
        if not self.under_way():
            self._enter(stage_of(self.answer))

    def show_answer(self, answer: Answer) -> None:
        """One that is kept: its texts at once, its cards where it has verdicts."""
        self._end_writing()
        self.gatherer = PieceGatherer()
        self.problems.clear()
        self._failures = {}
        self._next = answer
        self._turn()
        for run in answer.columns:
            self.view.append(run.place, run.text)
        self.view.written.stay()
        self._enter(stage_of(answer))

    def show_readings(self, answer: Answer) -> None:
        """The same answer, with its verdicts now."""
        self.answer = answer
        for run in answer.runs:
            self.view.show_run(answer, run.place)
        self._enter(stage_of(answer))
        self.noted.emit()

    def show_failure(self, place: Place, make: Callable[[], ProblemPanel]) -> None:
        """Why a kept text came to no end."""
        self.view.show_problem(place, make, self.problems)

    def show_sample(self, sample: int) -> None:
        """Another of several texts on the same case."""
        if self.answer is not None:
            self.view.show_sample(self.answer, sample)
            self.say_stage()

    def keep(self, place: Place, **values: Any) -> AnswerRun | None:
        """The text with what has come to it: its guideline's sheets as they are worked now, similar cases."""
        if self.answer is not None:
            self.answer = self.answer.with_run(place, **values)
        return self.answer.at(place) if self.answer is not None else None

    def _turn(self) -> None:
        """The next answer takes the place of the one that stands here, which the history has."""
        if self._next is None:
            return
        self.answer, self._next = self._next, None
        self.view.begin(self.answer)
        self._enter(Stage.WRITING)
        for place, make in self._failures.items():
            self.view.show_problem(place, make, self.problems)
        self.turned.emit()

    def _text_of(self, place: Place) -> str:
        return self.answer.at(place).text if self.answer is not None else ""

    def _note(self, place: Place, **values: Any) -> None:
        if self._next is not None:
            self._next = self._next.with_run(place, **values)
        elif self.answer is not None:
            self.answer = self.answer.with_run(place, **values)
            if "text" not in values:
                self.view.show_run(self.answer, place)
                self.noted.emit()

    def _end_writing(self) -> None:
        self.paint_gathered()
        self._paint.stop()
        self.stack.end_waiting()

    def _enter(self, stage: Stage) -> None:
        self.stage = stage
        self.stack.show_stage(stage, answered=self.answer is not None)
        self.stop.setVisible(self.under_way())
        self.copy.setEnabled(stage is not Stage.WRITING and bool(self.verdicts()))
        self.say_stage()

    def say_stage(self) -> None:
        """Where the answer stands, in one line."""
        words = self.detail()
        if not words and self.answer is not None:
            from desktop.pages.case.answer_words import stage_words  # no start waits for it

            words = stage_words(self.stage, self.answer)
        self.progress.tell(words)
