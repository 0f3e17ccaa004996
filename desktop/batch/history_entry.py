"""A batch's one entry in the history: not its thousand runs, which lie in its own folder."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from desktop.batch.batch_folder import Batch
from desktop.batch.counts import Counts
from desktop.history.history import History
from desktop.history.history_error import HistoryError
from desktop.history.run import RunInput, RunKind, RunState
from desktop.judging.case import Case
from desktop.judging.verdict import Verdict
from resources.messages.message import message
from resources.messages.wording import say
from trainer.judgment.types import Judgment


class HistoryEntry:
    """Begun where the history has none of this batch; what the history cannot do never ends a batch."""

    def __init__(self, history: History, batch: Batch) -> None:
        self._history = history
        self._batch = batch
        self._run = 0
        with suppress(HistoryError):
            known = history.runs_of(batch.manifest.id)
            self._run = known[0].summary.id if known else history.begin(self._given())

    def end(self, counts: Counts, state: RunState) -> None:
        """``state``: of this try; the next one may come further."""
        manifest = self._batch.manifest
        text = say(counts.told)
        verdict = Verdict(self._case(), manifest.model, manifest.parameters, text, Judgment(), (), (), None)
        with suppress(HistoryError):
            self._history.finish(self._run, verdict, state)

    def _given(self) -> RunInput:
        manifest = self._batch.manifest
        return RunInput(
            RunKind.BATCH,
            self._case(),
            manifest.model,
            manifest.parameters,
            engine_version=manifest.engine_version,
            prompt_hash=manifest.prompt_hash,
            given=str(self._batch.folder.resolve()),
            group=manifest.id,
        )

    def _case(self) -> Case:
        given = self._batch.manifest.given
        return Case(say(message("batch.history-title", source=Path(given.source).name, rows=given.rows)))
