"""The recommended model fetched by Ollama: one download, whatever page shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.desk.courier import Errand
from desktop.desk.desk import Desk
from trainer.engines.engine import Engine, EngineError, Model
from trainer.engines.model_names import name_key
from trainer.engines.preference import DEFAULT_MODEL

if TYPE_CHECKING:
    from resources.messages.message import Message
    from trainer.engines.ollama.pull import PullProgress


class ModelPull(QObject):
    """``changed`` tells of a beginning and an end; how far it is ``step`` has, which a server tells far more often than
    one can read. What was fetched stays with Ollama after a stop, and the model is used once it is all there.
    """

    changed = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._errand: Errand | None = None
        self._fetched = False
        self.step: PullProgress | None = None
        self.stopped = False  # the last one, by the user
        self.failed = False
        self.why: Message | None = None  # None where the log alone knows
        desk.listed.connect(self._use_fetched)

    @property
    def busy(self) -> bool:
        """Whether it is under way."""
        return self._errand is not None

    @property
    def have(self) -> bool:
        """Whether Ollama has the model already."""
        return self._model() is not None

    @property
    def reachable(self) -> bool:
        """Whether Ollama answers; without it nothing can be fetched."""
        return self._desk.listing_known and self._desk.listing.problem("ollama") is None

    def start(self) -> None:
        """Begins or goes on: Ollama keeps what it has of a broken download."""
        if self._errand is not None:
            return
        self.step = None
        self.stopped = self.failed = False

        async def fetch(engine: Engine) -> None:
            from trainer.awake import kept_awake  # processes, which the window itself does without

            with kept_awake("criminal-law-desk pull"):
                async for step in engine.pull(DEFAULT_MODEL):  # type: ignore[attr-defined]
                    self.step = step

        self._errand = self._desk.courier.send(self._desk.with_engine("ollama", fetch), self._done, self._broke_off)
        self.changed.emit()

    def stop(self) -> None:
        """Stops; what was fetched stays with Ollama for the next time."""
        if self._errand is None:
            return
        self._errand.cancel()
        self.stopped = True
        self._end()

    def _done(self, _nothing: None) -> None:
        self._fetched = True
        self._end()
        self._desk.refresh()

    def _broke_off(self, error: Exception) -> None:
        self.failed = True
        self.why = error.message if isinstance(error, EngineError) else None
        self._end()
        # A server that has gone meanwhile is offered to be started again.
        self._desk.refresh()

    def _end(self) -> None:
        self._errand = None
        self.changed.emit()

    def _use_fetched(self) -> None:
        model = self._model()
        if self._fetched and model is not None:
            self._fetched = False
            self._desk.choose(model)

    def _model(self) -> Model | None:
        models = self._desk.listing.models
        wanted = name_key(DEFAULT_MODEL)
        return next((each for each in models if each.engine == "ollama" and name_key(each.name) == wanted), None)
