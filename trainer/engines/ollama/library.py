"""Publishing's access to the models that an Ollama server keeps: synchronous, one step after another."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine, Sequence
from contextlib import aclosing
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self, TypeVar

from resources.model_card.parameters import Parameters
from resources.ollama.host import OllamaHost
from trainer.engines.engine import EngineError
from trainer.engines.ollama.cards import usable_card
from trainer.engines.ollama.chat_answer import ChatEnd, end_of, is_without_end, text_of, whole_end
from trainer.engines.ollama.connection import OllamaConnection
from trainer.engines.ollama.kept_models import KeptModel, KeptModels
from trainer.engines.ollama.models import entries_of, read_digest, read_name
from trainer.engines.ollama.question import question
from trainer.engines.ollama.understood import understood
from trainer.samples.prompt import Turn

if TYPE_CHECKING:
    from trainer.engines.ollama.http import OllamaHttp

T = TypeVar("T")
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class WholeAnswer:
    """``pieces``: in how many the text came, each a token or little more. ``end`` is None where it was broken off, as
    it is where a token repeats itself."""

    text: str
    pieces: int
    end: ChatEnd | None


class OllamaLibrary:
    """One connection to one server, used from the calling thread. Every method raises EngineError."""

    def __init__(self, host: OllamaHost) -> None:
        self.host = host
        self._runner = asyncio.Runner()
        self._connection = OllamaConnection(host)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            self._runner.run(self._connection.close())
        finally:
            self._runner.close()

    def version(self) -> str:
        """Such as "0.24.0"; the quickest question that shows whether a server answers."""
        told = self._run(lambda http: http.get("/api/version"))
        with understood(self.host):
            return str(told["version"])

    def models(self) -> KeptModels:
        """All of them."""
        listed = self._run(lambda http: http.get("/api/tags"))
        with understood(self.host):
            return KeptModels(KeptModel(read_name(entry), read_digest(entry) or "") for entry in entries_of(listed))

    def has_blob(self, sha256: str) -> bool:
        """Whether the server already holds a file of this hash."""
        return self._run(lambda http: http.has(f"/api/blobs/sha256:{sha256}"))

    def upload_blob(self, file: Path, sha256: str, sent: Callable[[int], None]) -> None:
        """Sends the file; ``sent`` is told of each piece's bytes, and stops the upload by raising."""

        async def pieces() -> AsyncIterator[bytes]:
            with file.open("rb") as stream:
                while piece := stream.read(_CHUNK):
                    yield piece
                    sent(len(piece))

        self._run(lambda http: http.send(f"/api/blobs/sha256:{sha256}", pieces(), file.stat().st_size))

    def create(self, model: str, files: dict[str, str], fields: dict[str, Any]) -> None:
        """Makes a model of blobs (``files``: name to sha256) that the server has."""
        body = {"model": model, "files": {name: f"sha256:{value}" for name, value in files.items()}, **fields}

        async def work(http: OllamaHttp) -> str:
            status = ""
            async for line in http.lines("/api/create", body):
                status = str(line.get("status"))
            return status

        status = self._run(work)
        if status != "success":
            raise EngineError("protocol", "engines.ollama-cut", f"ended after {status!r}")

    def show(self, model: str, *, tensors: bool = False) -> dict[str, Any]:
        """Template, system text, parameters, metadata and Modelfile of a model; ``tensors``: and all of its file."""
        shown = self._run(lambda http: http.post("/api/show", {"model": model, "verbose": tensors}))
        with understood(self.host):
            return dict(shown)

    def copy(self, source: str, target: str) -> None:
        """Gives a model a second name; what had that name before loses it."""
        self._run(lambda http: http.post("/api/copy", {"source": source, "destination": target}))

    def delete(self, model: str) -> None:
        """Takes a name away; the files go where no other name needs them."""
        self._run(lambda http: http.post("/api/delete", {"model": model}, method="DELETE"))

    def rendered(self, model: str, turns: Sequence[Turn], parameters: Parameters) -> str:
        """The prompt that the server makes of the turns; "" where it does not tell. A model in the cloud is refused."""

        async def work(http: OllamaHttp) -> dict[str, Any]:
            card = await usable_card(http, model)
            return await http.chat(card, {**question(turns, parameters), "_debug_render_only": True})

        told = self._run(work)
        with understood(self.host):
            return str((told.get("_debug_info") or {}).get("rendered_template") or "")

    def answer(self, model: str, turns: Sequence[Turn], parameters: Parameters) -> WholeAnswer:
        """One answer. A model in the cloud is refused."""

        async def work(http: OllamaHttp) -> WholeAnswer:
            card = await usable_card(http, model)
            texts: list[str] = []
            end: ChatEnd | None = None
            try:
                async with aclosing(http.stream_chat(card, question(turns, parameters))) as lines:
                    async for line in lines:
                        with understood(self.host):
                            texts.append(text_of(line))
                            end = end_of(line)
                end = whole_end(end)
            except EngineError as error:
                if not is_without_end(error):
                    raise
                end = None
            return WholeAnswer("".join(texts), sum(map(bool, texts)), end)

        return self._run(work)

    def _run(self, work: Callable[[OllamaHttp], Coroutine[Any, Any, T]]) -> T:
        async def run() -> T:
            return await work(await self._connection.http())

        return self._runner.run(run())
