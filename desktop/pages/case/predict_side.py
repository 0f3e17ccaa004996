"""The side of the case page that predicts: has the case judged, shows what is written, says why where it fails."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.desk.desk import Desk
from desktop.pages.case.facts_pane import FactsPane
from desktop.pages.case.judgment_pane import JudgmentPane
from desktop.pages.case.prediction import Asked, Prediction
from desktop.pages.case.problems import Exits, error_panel, no_model_panel, unforeseen_panel
from desktop.pages.case.stage import Stage
from desktop.wording.model_words import model_facts, model_name
from trainer.engines.engine import EngineError, Model

if TYPE_CHECKING:
    from desktop.judging.verdict import Verdict


class PredictSide(QObject):
    """``speed`` tells characters per second, ``moved`` that there is something new to be kept; the other signals ask
    the window for a way out of a failure. ``show`` brings the side into sight."""

    speed = Signal(float)
    moved = Signal()
    models_wanted = Signal()
    settings_wanted = Signal()
    server_wanted = Signal()

    def __init__(
        self, pane: JudgmentPane, facts: FactsPane, desk: Desk, show: Callable[[], object], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._pane = pane
        self._facts = facts
        self._desk = desk
        self._show = show
        self._wanted_early = False  # asked for before the models were known
        self._prediction = Prediction(desk, self)
        self._prediction.finished.connect(self._finished)
        self._prediction.compared.connect(self._compared)
        self._prediction.failed.connect(self._failed)
        desk.listed.connect(self._listed)

    @property
    def asked(self) -> Asked | None:
        """What was asked last, and of which model."""
        return self._prediction.asked

    def running(self) -> bool:
        """Whether a judgment is being written."""
        return self._prediction.running()

    def busy(self) -> bool:
        """Whether one is, or will be once the models are known."""
        return self.running() or self._wanted_early

    def restore(self, asked: Asked, answer: str, *, whole: bool) -> None:
        """Shows what an earlier run wrote."""
        self._prediction.asked = asked
        self._pane.restore(answer)
        self._read(Stage.FINISHED if whole else Stage.INTERRUPTED)

    def predict(self) -> None:
        """Has the case judged by the chosen model."""
        if self.running() or not self._facts.ready():
            return
        self._show()
        model = self._desk.model
        if model is None and not self._desk.listing_known:
            self._wanted_early = True
            self._pane.wait(lambda: (self.tr("正在查找模型"), self.tr("Ollama 与内置引擎")))
            return
        if model is None:
            self._say_no_model()
            return
        self._facts.set_running(True)
        self._pane.wait(lambda: self._waiting_words(model))
        self._pane.begin()
        self._prediction.begin(Asked(self._facts.case(), model), self._pane.gatherer.put)
        self.moved.emit()

    def compare(self) -> None:
        """Has the same facts judged as confessed and as denied, and shows both."""
        model = self._desk.model
        if self.running() or not self._facts.ready():
            return
        self._show()
        if model is None:
            self._say_no_model()
            return
        self._facts.set_running(True)
        self._pane.wait(lambda: (self.tr("正在按两种态度各预测一次"), model_name(model)))
        self._prediction.begin_both(Asked(self._facts.case(), model))

    def stop(self) -> None:
        """Stops the model at once; what is written stays."""
        if self._wanted_early:
            self._wanted_early = False
            self._pane.stopped()
        if not self.running():
            return
        self._prediction.stop()
        self._facts.set_running(False)
        self._pane.stopped()
        self._read(Stage.STOPPED)
        self.moved.emit()

    def _waiting_words(self, model: Model) -> tuple[str, str]:
        what = "  ·  ".join(part for part in (model_name(model), model_facts(model)) if part)
        return self.tr("正在阅读事实") if model.loaded else self.tr("正在载入模型"), what

    def _read(self, stage: Stage) -> None:
        """Reads what stands on the right into cards."""
        text = self._pane.text.text()

        def show(verdict: Verdict) -> None:
            if not self.running() and self._pane.text.text() == text:
                self._pane.show_reading(verdict, stage)

        self._prediction.read(text, show)

    def _listed(self) -> None:
        if self._wanted_early:
            self._wanted_early = False
            self.predict()

    def _finished(self, verdict: Verdict) -> None:
        self._facts.set_running(False)
        self._pane.finish(verdict)
        finished = verdict.finished
        if finished is not None and finished.seconds > 0:
            self.speed.emit(len(verdict.text) / finished.seconds)
        self.moved.emit()

    def _compared(self, verdicts: tuple[Verdict, Verdict]) -> None:
        self._facts.set_running(False)
        self._pane.compare(*verdicts)

    def _failed(self, error: Exception) -> None:
        self._facts.set_running(False)
        asked = self._prediction.asked
        exits = self._exits(asked.model.engine if asked is not None else "ollama")
        self._pane.fail(
            lambda: error_panel(error, exits) if isinstance(error, EngineError) else unforeseen_panel(exits)
        )
        self.moved.emit()

    def _say_no_model(self) -> None:
        error = self._desk.listing.problem("ollama")
        exits = self._exits("ollama")
        self._pane.fail(lambda: no_model_panel(exits) if error is None else error_panel(error, exits))

    def _exits(self, engine: str) -> Exits:
        return Exits(
            again=self.predict,
            models=self.models_wanted.emit,
            settings=self.settings_wanted.emit,
            start_server=self.server_wanted.emit if engine == "ollama" else None,
            use=self._use,
            starter=next((model for model in self._desk.listing.models if model.engine == "embedded"), None),
        )

    def _use(self, model: Model) -> None:
        self._desk.choose(model)
        self.predict()
