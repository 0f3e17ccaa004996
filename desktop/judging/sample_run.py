"""One answer of a round, from its entry in the history to its card, however it ends."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from desktop.judging.judging import judge_case, read_verdict, request_for
from desktop.judging.prompt_hash import prompt_hash
from desktop.judging.run_input import RunInput, RunKind, RunState
from resources.messages.message import Message, message
from trainer.engines.engine import Engine, EngineError
from trainer.told_error import ToldError

if TYPE_CHECKING:
    from desktop.judging.round import Column, Round, RoundListener
    from desktop.judging.verdict import Verdict
    from resources.model_card.parameters import Parameters

_log = logging.getLogger(__name__)
_SEEDS = 2**31


class RunKeeper(Protocol):
    """Where runs are kept (`desktop.history.history.History`); all is committed when it returns. Raises ToldError."""

    def begin(self, given: RunInput) -> int: ...

    def write(self, run: int, piece: str) -> None: ...

    def finish(self, run: int, verdict: Verdict, state: RunState = RunState.FINISHED) -> None: ...

    def fail(self, run: int, error: Message, verdict: Verdict | None = None) -> None: ...


class SampleRun:
    """The ``sample``-th answer to a column of the round."""

    def __init__(self, round: Round, column: int, sample: int, history: RunKeeper, listener: RoundListener) -> None:
        self._round = round
        self._place = (column, sample)
        self._asked: Column = round.columns[column]
        self._parameters = _seeded(self._asked.parameters, sample)
        self._history = history
        self._listener = listener
        self._pieces: list[str] = []

    async def judge(self, engine_for: Callable[[str], Awaitable[Engine]], on_read: Callable[[], None]) -> bool:
        """False where it failed before the first word. ``on_read``: the model has read the prompt."""
        engine, version, failed = await self._engine(engine_for)
        try:
            run = self._history.begin(self._given(version))
        except ToldError as error:
            # What cannot be kept is not sent.
            self._listener.failed(*self._place, 0, error, None)
            return False
        self._listener.began(*self._place, run)
        try:
            return await self._answer(run, engine, failed, on_read)
        except asyncio.CancelledError:
            await self._stopped(run)
            raise

    async def _answer(
        self, run: int, engine: Engine | None, failed: Exception | None, on_read: Callable[[], None]
    ) -> bool:
        """See ``judge``."""

        def take(piece: str) -> None:
            on_read()
            self._history.write(run, piece)
            self._pieces.append(piece)
            self._listener.text(*self._place, piece)

        try:
            if engine is None:
                raise failed or EngineError("no_model", "engines.no-engine")
            asked = self._asked
            verdict = await judge_case(engine, asked.model, asked.case, self._parameters, take, asked.system)
            self._history.finish(run, verdict)
        except Exception as error:
            await self._failed(run, error)
            return bool(self._pieces)
        self._listener.judged(*self._place, run, verdict)
        return True

    async def _engine(
        self, engine_for: Callable[[str], Awaitable[Engine]]
    ) -> tuple[Engine | None, str, Exception | None]:
        """The engine and its version, or why there is none: what was asked is kept all the same."""
        try:
            engine = await engine_for(self._asked.model.engine)
            return engine, await engine.version(), None
        except Exception as error:
            return None, "", error

    def _given(self, version: str) -> RunInput:
        asked, (column, sample) = self._asked, self._place
        turns = request_for(asked.model, asked.case, self._parameters, asked.system).turns
        return RunInput(
            kind=RunKind.PREDICTION,
            case=asked.case,
            model=asked.model,
            parameters=self._parameters,
            engine_version=version,
            system=next((turn["content"] for turn in turns if turn["role"] == "system"), ""),
            prompt_hash=prompt_hash(turns),
            matter=self._round.matter,
            group=self._round.group,
            column=column,
            sample=sample,
            changes=asked.changes,
        )

    async def _stopped(self, run: int) -> None:
        verdict = await self._read()
        try:
            self._history.finish(run, verdict, RunState.STOPPED)
        except ToldError:  # its pieces are there; a stop stays a stop
            _log.exception("run %d could not be ended", run)
        if self._pieces:
            self._listener.judged(*self._place, run, verdict)

    async def _failed(self, run: int, error: Exception) -> None:
        if not isinstance(error, ToldError):
            _log.exception("run %d failed", run)
        told = error.message if isinstance(error, ToldError) else message("desk.judging-failed")
        verdict = await self._read() if self._pieces else None
        # A history that cannot be written may be what failed.
        with suppress(ToldError):
            self._history.fail(run, told, verdict)
        self._listener.failed(*self._place, run, error, verdict)

    async def _read(self) -> Verdict:
        """What was written until now. On a thread of its own, as `judge_case` reads."""
        asked, text = self._asked, "".join(self._pieces)
        return await asyncio.to_thread(read_verdict, asked.case, asked.model, self._parameters, text, None)


def _seeded(parameters: Parameters, sample: int) -> Parameters:
    """Each sample has a seed of its own, one after the other; without one the server draws."""
    return parameters if parameters.seed is None else replace(parameters, seed=(parameters.seed + sample) % _SEEDS)
