"""The answers of a batch, asked for one after the other or several at a time, until all are there."""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from desktop.batch.batch_folder import Batch
from desktop.batch.batch_row import BatchRow
from desktop.batch.result import Head, Result, answered
from desktop.batch.result_log import ResultLog
from desktop.judging.judging import judge_case
from desktop.judging.verdict import Verdict
from resources.messages.message import Message
from resources.model_card.parameters import Parameters
from resources.version import version
from trainer.engines.engine import Engine, EngineError, Model

SAME_ERROR = 3
"""Rows one after the other that fail alike, after which it is not the rows' fault."""
_PAUSES = (1.0, 2.0, 4.0, 8.0)
"""Seconds between tries where the engine is gone: a server takes a moment to start again."""
_GONE = frozenset(("absent", "died", "protocol", "server"))
# Nothing that another row could change, or, of a server that stays away, that waiting could.
_HOPELESS = frozenset(("no_model", "bad_file", "refused", "unconfirmed", "key", "absent"))
_ROW_ALONE = "too_long"


class BatchListener(Protocol):
    """Hears of what happens, on the loop that runs the batch."""

    def kept(self, answer: Head) -> None:
        """An answer, or an error in its place, is on the disk."""
        ...

    def waits(self, error: Message, seconds: float) -> None:
        """The engine failed; it is asked once more after so long."""
        ...


class BatchRun:
    """One process's work on a batch; call ``run`` once."""

    def __init__(
        self,
        batch: Batch,
        model: Model,
        log: ResultLog,
        listener: BatchListener,
        pauses: Sequence[float] = _PAUSES,
    ) -> None:
        """``model`` is the manifest's, as the engine lists it today."""
        self._batch = batch
        self._model = model
        self._log = log
        self._listener = listener
        self._pauses = pauses
        self._jobs = deque(
            (row, sample)
            for row in batch.rows
            if row.problem is None
            for sample in range(batch.manifest.samples)
            if (row.number, sample) not in log.done
        )
        self._alike: list[str] = []

    async def run(self, engines: Sequence[Engine]) -> None:
        """Each of ``engines`` is asked for one answer at a time; one and the same may stand there several times.

        Raises EngineError where it can do no more, OSError where nothing can be written. Whatever ends it, and
        cancelling does too, what was answered is kept.
        """
        workers = [asyncio.create_task(self._work(engine)) for engine in engines[: max(1, len(self._jobs))]]
        try:
            await asyncio.gather(*workers)
        finally:
            for worker in workers:
                worker.cancel()
            await asyncio.gather(*workers, return_exceptions=True)

    async def _work(self, engine: Engine) -> None:
        while self._jobs:
            row, sample = self._jobs.popleft()
            started = time.monotonic()
            parameters = self._parameters(sample)
            head = Head(row.number, sample, parameters.seed or 0, program=version())
            try:
                verdict = await self._verdict(engine, row, parameters)
            except EngineError as error:
                if error.kind in _HOPELESS:
                    raise
                failed = replace(head, error=error.message, kind=error.kind, at=time.time())
                self._keep(Result(replace(failed, seconds=time.monotonic() - started)))
                self._refuse_to_go_on(error)
                continue
            self._alike.clear()
            self._keep(answered(replace(head, at=time.time(), seconds=time.monotonic() - started), verdict))

    def _parameters(self, sample: int) -> Parameters:
        parameters = self._batch.manifest.parameters
        return replace(parameters, seed=((parameters.seed or 0) + sample) % 2**31)

    async def _verdict(self, engine: Engine, row: BatchRow, parameters: Parameters) -> Verdict:
        """Asks once more after each pause where the engine is gone. Raises EngineError."""
        for pause in (*self._pauses, None):
            try:
                return await judge_case(engine, self._model, row.case, parameters, lambda _: None)
            except EngineError as error:
                if pause is None or error.kind not in _GONE:
                    raise
                self._listener.waits(error.message, pause)
                await asyncio.sleep(pause)
        raise AssertionError("the last try returns or raises")

    def _keep(self, result: Result) -> None:
        self._log.add(result)
        self._listener.kept(result.head)

    def _refuse_to_go_on(self, error: EngineError) -> None:
        """Raises the error where it stands for all rows that would follow."""
        if error.kind == _ROW_ALONE:
            return
        self._alike.append(error.message.key)
        if self._alike[-SAME_ERROR:] == [error.message.key] * SAME_ERROR:
            raise error
