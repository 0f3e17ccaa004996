"""The side of the case page that predicts: has the case judged, shows what is written, says why where it fails."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.desk.desk import Desk
from desktop.pages.case.answer import Answer, Place, answer_to
from desktop.pages.case.facts_pane import FactsPane
from desktop.pages.case.judgment_pane import JudgmentPane
from desktop.pages.case.kept_sheets import keep_sheets
from desktop.pages.case.prediction import Prediction
from desktop.pages.case.problems import Exits, failure_panel, kept_failure_panel, no_model_panel
from desktop.wording.model_words import model_facts, model_name
from trainer.engines.engine import EngineError, Model

if TYPE_CHECKING:
    from desktop.judging.round import Column, Round
    from desktop.judging.verdict import Verdict
    from desktop.pages.case.problem_panel import ProblemPanel
    from resources.messages.message import Message


class PredictSide(QObject):
    """``speed`` tells characters per second, ``coming`` that an answer is about to be shown, ``moved`` that there is
    something new to be kept; the other signals ask the window for a way out of a failure. ``show`` brings the side into
    sight, ``matter`` tells what the case belongs to."""

    speed = Signal(float)
    coming = Signal()
    moved = Signal()
    models_wanted = Signal()
    settings_wanted = Signal()
    server_wanted = Signal()

    def __init__(
        self,
        pane: JudgmentPane,
        facts: FactsPane,
        desk: Desk,
        show: Callable[[], object],
        matter: Callable[[], int | None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._pane = pane
        self._facts = facts
        self._desk = desk
        self._show = show
        self._matter = matter
        self.system: Callable[[], str | None] = lambda: None  # a system text of the user's own
        self._early: Callable[[], object] | None = None  # asked for before the models were known
        self._again: Callable[[], object] = self.predict  # the same question
        self._anew: Callable[[], object] = self.predict  # the case as it stands then, in the same way
        self._lacking = ""  # the engine whose absence is told
        self._prediction = Prediction(desk, self)
        self._prediction.began.connect(self._began)
        self._prediction.judged.connect(self._judged)
        self._prediction.failed.connect(self._failed)
        self._prediction.ended.connect(self._ended)
        self._prediction.broken.connect(self._broken)
        pane.reworked.connect(self._keep_sheets)
        desk.listed.connect(self._listed)

    def running(self) -> bool:
        """Whether a judgment is being written."""
        return self._prediction.running()

    def busy(self) -> bool:
        """Whether one is, or will be once the models are known."""
        return self.running() or self._early is not None

    def predict(self, samples: int = 1) -> None:
        """Has the case judged by the chosen model, so many times."""

        def columns(model: Model) -> tuple[Column, ...]:
            from desktop.judging.round import Column

            return (Column(self._facts.case(), model, self._desk.settings.parameters()),)

        self._again = self._anew = lambda: self.predict(samples)
        self._ask(self._again, columns, samples)

    def compare(self) -> None:
        """Has the same facts judged as confessed and as denied, side by side."""

        def columns(model: Model) -> tuple[Column, ...]:
            from desktop.judging.attitude_columns import attitude_columns

            return attitude_columns(self._facts.case(), model, self._desk.settings.parameters())

        self._again = self._anew = self.compare
        self._ask(self.compare, columns)

    def ask_columns(self, columns: Callable[[Model], tuple[Column, ...]]) -> None:
        """Has these columns judged side by side. They are given the chosen model, and worked out whenever it is asked
        for: of the case as it stands then."""
        self._again = self._anew = lambda: self.ask_columns(columns)
        self._ask(self._again, columns)

    def again(self) -> None:
        """What was asked for last, once more."""
        self._again()

    def anew(self) -> None:
        """The case as it stands now, in the way that was asked for last."""
        self._anew()

    def ask(self, round: Round) -> None:
        """Has the columns of a round judged."""
        if self.running():
            return
        self._early = None
        self._show()
        self.coming.emit()
        self._facts.asking.set_running(True)
        if (own := self.system()) is not None:
            round = replace(round, columns=tuple(replace(column, system=own) for column in round.columns))
        model = round.columns[0].model
        self._pane.wait(lambda: self._waiting_words(model, len(round.columns)), answer_to(round))
        self._prediction.begin(round, self._pane.gatherer)

    def stop(self) -> None:
        """Stops the model at once; what is written stays."""
        if self._early is not None:
            self._early = None
            self._pane.stopped()
        if not self.running():
            return
        self._prediction.stop()
        self._facts.asking.set_running(False)
        if not self._pane.stopped():
            self._prediction.forget()
        self.moved.emit()

    def show_kept(self, answer: Answer) -> None:
        """An answer out of the history; what is under way is stopped, and kept."""
        self.stop()
        self._prediction.forget()
        self._lacking = ""
        self.coming.emit()
        self._again = self._anew = self._as_kept(answer)
        self._pane.show_answer(answer)
        for run in answer.runs:
            if run.error is not None:
                engine = run.model.engine if run.model is not None else ""
                self._pane.show_failure(run.place, partial(self._kept_failure, run.error, engine))

    def _as_kept(self, answer: Answer) -> Callable[[], object]:
        """What asks in the same way again, for the case as it stands then."""
        if len(answer.columns) == 1:
            return partial(self.predict, len(answer.samples))
        from desktop.judging.attitude_columns import of_attitudes

        if of_attitudes(answer.changes):
            return self.compare

        def columns(model: Model) -> tuple[Column, ...]:
            from desktop.judging.what_if.again import otherwise_again
            from desktop.judging.what_if.columns import columns_of

            case = self._facts.case()
            others = otherwise_again(case, ((run.changes, run.model) for run in answer.columns))
            return columns_of(case, model, self._desk.settings.parameters(), others)

        return lambda: self.ask_columns(columns)

    def _ask(
        self, asked: Callable[[], object], columns: Callable[[Model], tuple[Column, ...]], samples: int = 1
    ) -> None:
        if self.running() or not self._facts.ready():
            return
        self._show()
        model = self._desk.model
        if model is None and not self._desk.listing_known:
            self._early = asked
            self._pane.wait(lambda: (self.tr("正在查找模型"), self.tr("Ollama 与内置引擎")))
            return
        if model is None:
            self._say_no_model()
            return
        from desktop.judging.round import Round

        self.ask(Round(columns(model), samples, self._matter()))

    def _waiting_words(self, model: Model, columns: int) -> tuple[str, str]:
        what = "  ·  ".join(part for part in (model_name(model), model_facts(model)) if part)
        if not model.loaded:
            return self.tr("正在载入模型"), what
        if columns > 1:
            return self.tr("正在阅读事实，逐栏预测"), what
        return self.tr("正在阅读事实"), what

    def _listed(self) -> None:
        if (early := self._early) is not None:
            self._early = None
            early()
        elif self._lacking and self._desk.model is not None and self._desk.listing.problem(self._lacking) is None:
            self._lacking = ""
            self._pane.relent()

    def _began(self, place: Place, run: int) -> None:
        self._pane.began(place, run)
        self._desk.history.tell()

    def _judged(self, place: Place, run: int, verdict: Verdict) -> None:
        self._pane.judged(place, run, verdict)
        finished = verdict.finished
        if finished is not None and finished.seconds > 0:
            self.speed.emit(len(verdict.text) / finished.seconds)
        self._desk.history.tell()
        self.moved.emit()

    def _failed(self, place: Place, run: int, error: Exception, verdict: Verdict | None) -> None:
        answer = self._pane.coming
        model = answer.at(place).model if answer is not None else None
        engine = model.engine if model is not None else ""
        if isinstance(error, EngineError) and error.kind == "absent":
            self._lacking = engine
        self._pane.fail(place, run, lambda: failure_panel(error, self._exits(engine)), verdict)
        self._desk.history.tell()

    def _ended(self) -> None:
        self._facts.asking.set_running(False)
        self._pane.end()
        self.moved.emit()

    def _broken(self, error: Exception) -> None:
        self._facts.asking.set_running(False)
        self._pane.complain(lambda: failure_panel(error, self._exits("")))
        self.moved.emit()

    def _keep_sheets(self, place: Place) -> None:
        """The guideline's sheets as they are worked now."""
        run = self._pane.keep(place, sheets=self._pane.view.sheets(place))
        if run is not None:
            keep_sheets(self._desk, run.id, run.sheets)

    def _say_no_model(self) -> None:
        error = self._desk.listing.problem("ollama")
        self._lacking = "ollama"
        exits = self._exits("ollama")
        self._pane.complain(lambda: no_model_panel(exits) if error is None else failure_panel(error, exits))

    def _kept_failure(self, told: Message, engine: str) -> ProblemPanel:
        return kept_failure_panel(told, self._exits(engine))

    def _exits(self, engine: str) -> Exits:
        return Exits(
            again=self.again,
            models=self.models_wanted.emit,
            settings=self.settings_wanted.emit,
            start_server=self.server_wanted.emit if engine == "ollama" else None,
            use=self._use,
            starter=next((model for model in self._desk.listing.models if model.engine == "embedded"), None),
        )

    def _use(self, model: Model) -> None:
        self._desk.choose(model)
        self.again()
