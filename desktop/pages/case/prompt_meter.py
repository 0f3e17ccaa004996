"""How long the prompt is, next to what the model can take: told shortly after the facts or the model changed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from desktop.controls.single_shot import single_shot
from desktop.desk.courier import Errand
from desktop.desk.desk import Desk
from desktop.pages.case.facts_pane import FactsPane
from trainer.engines.context_room import likely_tokens
from trainer.engines.engine import Engine, Request
from trainer.samples.prompt import prompt_turns

COUNT_AFTER_MS = 400


class PromptMeter(QObject):
    """An estimate at once, then the model's own count where it can tell. ``busy``: whether the model is writing and
    must not be asked; ``own``: the system text of the user's own, None for the model's."""

    def __init__(
        self, desk: Desk, facts: FactsPane, busy: Callable[[], bool], own: Callable[[], str | None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._facts = facts
        self._busy = busy
        self._own = own
        self._errand: Errand | None = None
        self._soon = single_shot(self, COUNT_AFTER_MS, self._count)
        facts.edited.connect(self.begin)
        desk.chosen.connect(self.begin)
        desk.settings_changed.connect(self.begin)

    def begin(self) -> None:
        """Counts when nothing has changed for a moment."""
        self._soon.start()

    def _count(self) -> None:
        case = self._facts.case()
        model = self._desk.model
        parameters = self._desk.settings.parameters()
        own = self._own()
        system = own if own is not None else model.system if model is not None else None
        turns = prompt_turns(case.facts, case.attitude, system)
        most = parameters.prompt_limit()
        if model is not None:
            most = model.own.under(parameters).prompt_limit(model.context_length)
        self._facts.counted.show_tokens(likely_tokens([turn["content"] for turn in turns]), most)
        if self._errand is not None:
            self._errand.cancel()
            self._errand = None
        if model is None or self._busy() or not case.facts.strip():
            return

        async def count(engine: Engine) -> int | None:
            return await engine.count_tokens(Request(model, turns, parameters))

        def show(tokens: int | None) -> None:
            if tokens is not None:
                self._facts.counted.show_tokens(tokens, most)

        # Without a word where that fails: the estimate stands, and judging tells what is wrong with the model.
        self._errand = self._desk.courier.send(self._desk.with_engine(model.engine, count), show, lambda _error: None)
