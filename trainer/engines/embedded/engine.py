"""llama.cpp in a child process as an engine: no server needed, and a native crash leaves the window standing."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Sequence
from contextlib import aclosing
from dataclasses import replace
from pathlib import Path

from resources.model_card.parameters import Parameters
from resources.model_card.template import render
from resources.starter.reader import starter_figures, starter_model
from trainer.engines.context_room import too_long
from trainer.engines.embedded.carried_folder import carried_models, is_carried
from trainer.engines.embedded.file_model import file_model
from trainer.engines.embedded.ollama_folder import stored_file, stored_models
from trainer.engines.engine import EngineError, Finished, Model, Piece, Request
from trainer.engines.file_digest import file_digest
from trainer.engines.kept_sums import KeptSums
from trainer.engines.llama_cpp.child_process import ChildDiedError, ChildProcess
from trainer.engines.llama_cpp.gguf_file import check_gguf
from trainer.engines.llama_cpp.gguf_memory import memory_of
from trainer.engines.llama_cpp.llama_threads import llama_threads
from trainer.engines.llama_cpp.loading import check_model, load_file, started_child
from trainer.engines.watched_answer import stops_at_repetition
from trainer.judgment.think_filter import ThinkFilter
from trainer.typed_path import typed_path

_log = logging.getLogger(__name__)

# Larger files are not hashed for a list, which would read gigabytes; a model that is named is.
_HASHED_IN_LISTS = 64 * 2**20
# Many answers without anybody who watches them: the child tells of every 512 tokens that it read, and of every token
# that it wrote. A 70B model on an old processor reads so many in less.
_HUNG_SECONDS = 1800.0


class EmbeddedEngine:
    """``Engine`` for the starter model, for any GGUF file, and for the files of an Ollama that is not running."""

    name = "embedded"

    def __init__(self, files: Sequence[Path] = (), sums: KeptSums | None = None, at_a_time: int | None = None) -> None:
        """``files``: the user's own GGUF files, listed after the starter model. ``sums``: those of large files, kept
        for the next start."""
        self._sum_of = file_digest if sums is None else sums.sum_of
        self._files = tuple(files)
        self._child: ChildProcess | None = None
        self._loaded: tuple[str, int] | None = None  # path and num_ctx
        self._context_length = 0
        self._sequences = 0  # answers that are written together; 0: one by one
        self._turn = asyncio.Semaphore(1)
        self._loading = asyncio.Lock()
        self._stopping: set[asyncio.Task[None]] = set()

    def write_together(self, count: int) -> None:
        """See ``Together``."""
        self._sequences = count
        self._turn = asyncio.Semaphore(count)

    async def models(self) -> list[Model]:
        """The starter model, the user's own files, what lies beside the program, then what Ollama keeps here."""
        return await asyncio.to_thread(self._list)

    async def find(self, name: str) -> Model:
        """A GGUF file by its path, or one of ``models`` by its name. Raises ``EngineError`` "bad_file"."""
        for model in await self.models():
            if name in {model.name, model.label}:
                path = Path(model.name)
                if model.digest and not is_carried(path):
                    return model
                return replace(model, digest=await asyncio.to_thread(self._sum_of, path))
        # A model of Ollama's that is not in the list is none that judges: the check of its file says why.
        path = typed_path(name)
        stored = None if path.is_file() else await asyncio.to_thread(stored_file, name)
        path = stored or path
        await asyncio.to_thread(check_gguf, path, name if stored else "")
        return replace(file_model(path), digest=await asyncio.to_thread(self._sum_of, path))

    async def examine(self, model: Model) -> int | None:
        """See ``Examining``. Starts a child of its own: one that is writing is not disturbed."""
        path = typed_path(model.name)
        header = await check_model(path, model.label or path.name)
        in_parts = header.number("split.count") > 1  # the size is that of the first
        return None if in_parts else memory_of(header, model.size_bytes or 0)

    async def version(self) -> str:
        """See ``Engine``."""
        from importlib.metadata import PackageNotFoundError
        from importlib.metadata import version as installed_version  # late: the window lists models at its start

        try:
            return f"llama-cpp-python {installed_version('llama-cpp-python')}"
        except PackageNotFoundError:
            return ""

    async def count_tokens(self, request: Request) -> int | None:
        """Exact; loads the model where it is not loaded. None while another model is writing."""
        parameters = request.model.own.under(request.parameters)
        wanted = (request.model.name, parameters.num_ctx)
        if self._loaded != wanted and self._turn.locked():
            return None
        child = self._child if self._loaded == wanted else None
        try:
            if child is None or not child.is_alive:
                async with self._turn:
                    child = await self._with_model(request.model, parameters)
            answer = await child.ask("count", prompt=render(request.turns))
        except ChildDiedError as died:
            raise EngineError("died", "engines.child-died", str(died)) from died
        tokens = answer.get("tokens")
        return tokens if isinstance(tokens, int) else None

    async def preload(self, model: Model, parameters: Parameters) -> None:
        """Starts the child and loads the model."""
        async with self._turn:
            await self._with_model(model, model.own.under(parameters))

    @stops_at_repetition
    async def judge(self, request: Request) -> AsyncIterator[Piece | Finished]:
        """See ``Engine``. When the task is cancelled the child stops at once and keeps the model loaded."""
        parameters = request.model.own.under(request.parameters)
        loop = asyncio.get_running_loop()
        thinking = ThinkFilter()
        async with self._turn:
            started = loop.time()
            child = await self._with_model(request.model, parameters)
            load_seconds = loop.time() - started
            limit = parameters.prompt_limit(self._context_length)
            number = child.next_number()
            writing = True
            lines = child.stream(
                number,
                "write",
                patience=_HUNG_SECONDS if self._sequences else None,
                prompt=render(request.turns),
                limit=limit,
                # A model may state -1, which is Ollama's for as long as there is room.
                num_predict=parameters.num_predict if parameters.num_predict > 0 else parameters.num_ctx,
                temperature=parameters.temperature,
                top_p=parameters.top_p,
                seed=parameters.seed,
                stop=parameters.stop,
            )
            try:
                async with aclosing(lines):
                    async for line in lines:
                        if line["event"] == "text":
                            if text := thinking.feed(line["text"]):
                                yield Piece(text)
                            continue
                        writing = False
                        break
            except ChildDiedError as died:
                writing = False
                raise EngineError("died", "engines.child-died", str(died)) from died
            finally:
                if writing:
                    # Whoever cancelled does not wait for the child; the next answer does.
                    self._stopping.add(asyncio.create_task(child.stop(number)))
            if line["event"] == "too_long":
                raise too_long(line["tokens"], limit)
            if line["event"] != "end":
                raise EngineError("server", "engines.child-failed", str(line.get("detail")))
            if text := thinking.finish():
                yield Piece(text)
            yield Finished(
                reason=line["reason"],
                prompt_tokens=line["prompt_tokens"],
                answer_tokens=line["answer_tokens"],
                seconds=line["seconds"],
                load_seconds=load_seconds,
                parameters=parameters,
            )

    async def close(self) -> None:
        """Ends the child; never fails."""
        for stopping in self._stopping:
            stopping.cancel()
        child, self._child, self._loaded = self._child, None, None
        if child is not None:
            try:
                await child.close()
            except Exception:
                _log.exception("the child could not be ended")

    def _list(self) -> list[Model]:
        own = [
            file_model(path, digest=path.stat().st_size <= _HASHED_IN_LISTS) for path in self._files if path.is_file()
        ]
        return [_starter(), *own, *carried_models(), *stored_models()]

    async def _with_model(self, model: Model, parameters: Parameters) -> ChildProcess:
        """The child with the model loaded; a new one where the last has died."""
        async with self._loading:
            return await self._loaded_child(model, parameters)

    async def _loaded_child(self, model: Model, parameters: Parameters) -> ChildProcess:
        while self._stopping:
            stopping = self._stopping.pop()
            await stopping
        wanted = (model.name, parameters.num_ctx)
        if self._child is not None and self._child.is_alive and self._loaded == wanted:
            return self._child
        path = typed_path(model.name)
        shown = model.label or path.name
        await asyncio.to_thread(check_gguf, path, shown)
        self._loaded = None
        if self._child is None or not self._child.is_alive:
            if self._child is not None:
                await self._child.close()
            self._child = await started_child()
        try:
            loaded = await load_file(
                self._child,
                path,
                shown,
                num_ctx=parameters.num_ctx,
                threads=llama_threads(path),
                sequences=self._sequences,
            )
        except asyncio.CancelledError:
            # A load cannot be stopped from within.
            self._child.kill()
            raise
        if not loaded.is_chatml:
            raise EngineError("bad_file", "engines.file-not-chatml", file=shown)
        self._context_length = loaded.context_length
        self._loaded = wanted
        return self._child


def _starter() -> Model:
    model = file_model(starter_model())
    return replace(model, digest=starter_figures().sha256, demonstration=True)
