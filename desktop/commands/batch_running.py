"""The rows of a batch judged in the terminal."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from desktop.batch.batch_folder import Batch, begin_batch, open_batch
from desktop.batch.engine_ways import usual_ways, ways_to
from desktop.batch.errors import BatchError
from desktop.batch.manifest import Manifest, other_model, refuse_other
from desktop.batch.preparing import Prepared, manifest_of, server_of
from desktop.batch.result import Head
from desktop.batch.result_log import ResultLog
from desktop.batch.running import BatchRun
from desktop.batch.table import place_told
from desktop.commands.openai_server import openai_engine
from desktop.commands.told_model import tell_model
from desktop.judging.choice import EngineName, Engines, choose
from resources.messages.message import Message, message
from resources.model_card.parameters import Parameters
from trainer.commands.printer import Printer
from trainer.engines.embedded.engine import EmbeddedEngine
from trainer.engines.engine import Engine, Model
from trainer.engines.ollama.engine import OllamaEngine
from trainer.runs.run_lock import pause_asked

_LOOK_EVERY = 0.3
"""Seconds between two looks whether a window asks for the end."""


@dataclass(frozen=True, slots=True)
class Asked:
    """How the rows are to be judged; None for what the batch was begun with, or for what is usual."""

    engine: EngineName
    model: str | None
    hosts: tuple[str, ...]
    samples: int | None
    seed: int | None
    parallel: int | None


@asynccontextmanager
async def opened(
    folder: Path, begun: Batch | None, prepared: Prepared | None, asked: Asked, printer: Printer
) -> AsyncIterator[tuple[Batch, Model, Engine]]:
    """The batch, its model as it is today, and the engine that runs it; the engines are closed in the end.

    ``prepared``: the table, where one was given. Raises BatchError where it is not what the batch was begun with, and
    EngineError where there is no such model.
    """
    engines = Engines(OllamaEngine(), EmbeddedEngine(), openai_engine(asked.hosts))
    try:
        engine, model = await _chosen(engines, begun, asked)
        if prepared is not None:
            manifest = _manifest(prepared, engine, model, begun, asked)
            if begun is None:
                manifest = replace(manifest, engine_version=await engine.version())
                begin_batch(folder, manifest, prepared.rows)
            else:
                refuse_other(begun.manifest, manifest)
        batch = begun or open_batch(folder)
        if (difference := other_model(batch.manifest, model, server_of(engine))) is not None:
            raise BatchError("changed", "batch.other", differences=(difference,))
        await tell_model(engines, model, batch.manifest.parameters, printer)
        yield batch, model, engine
    finally:
        await engines.close()


async def _chosen(engines: Engines, begun: Batch | None, asked: Asked) -> tuple[Engine, Model]:
    """Where nothing else is asked for, a batch goes on with the model that it was begun with."""
    if begun is not None and asked.engine == "auto" and asked.model is None:
        model = begun.manifest.model
        name: EngineName = model.engine  # type: ignore[assignment]
        return await choose(engines, name, model.name)
    return await choose(engines, asked.engine, asked.model)


def _manifest(prepared: Prepared, engine: Engine, model: Model, begun: Batch | None, asked: Asked) -> Manifest:
    seed, samples = asked.seed, asked.samples or 1
    if begun is not None:
        seed = begun.manifest.parameters.seed if seed is None else seed
        samples = asked.samples or begun.manifest.samples
    parameters = begun.manifest.parameters if begun is not None else Parameters()
    return manifest_of(prepared.given, engine, model, replace(parameters, seed=seed), samples)


async def run_rows(batch: Batch, model: Model, engine: Engine, asked: Asked, printer: Printer) -> None:
    """Asks for every answer that is not there yet. Raises EngineError, OSError, and KeyboardInterrupt where a window
    asks for the end."""
    with ResultLog(batch.folder) as log:
        told = _Told(batch, len(log.done), printer)
        told.progress()
        async with ways_to(engine, asked.parallel or usual_ways(model)) as ways:
            await _until_asked_to_stop(BatchRun(batch, model, log, told).run(ways), batch.folder)


async def _until_asked_to_stop(work: Coroutine[Any, Any, None], folder: Path) -> None:
    """Raises KeyboardInterrupt where a window asks for the end, as Ctrl+C in the terminal does."""
    working = asyncio.create_task(work)
    try:
        while not (await asyncio.wait((working,), timeout=_LOOK_EVERY))[0]:
            if pause_asked(folder):
                raise KeyboardInterrupt
        await working
    finally:
        working.cancel()
        await asyncio.gather(working, return_exceptions=True)


class _Told:
    """What happens, as the terminal or the window that started it reads it."""

    def __init__(self, batch: Batch, done: int, printer: Printer) -> None:
        self._places = {row.number: row.place for row in batch.rows}
        self._done, self._failed = done, 0
        self._wanted = batch.wanted
        self._printer = printer

    def kept(self, answer: Head) -> None:
        self._done += 1
        if answer.error is not None:
            self._failed += 1
            place = place_told(self._places[answer.row])
            self._printer.tell(message("batch.row-failed", place=place, problem=answer.error))
        self.progress()

    def waits(self, error: Message, seconds: float) -> None:
        self._printer.tell(message("batch.waits", error=error, seconds=f"{seconds:g}"))

    def progress(self) -> None:
        self._printer.progress("judge", self._done, self._wanted, failed=self._failed)
