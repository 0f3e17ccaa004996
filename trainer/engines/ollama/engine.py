"""The user's Ollama server as an engine, through Ollama's own client."""

from __future__ import annotations

import asyncio
import logging
import os
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Mapping
from contextlib import AbstractContextManager, aclosing
from time import monotonic
from typing import TYPE_CHECKING, Any

from resources.model_card.parameters import Parameters
from resources.model_card.template import render
from resources.ollama.host import OllamaHost, read_host
from trainer.engines.context_room import likely_tokens, most_tokens, too_long
from trainer.engines.embedded.token_counter import TokenCounter
from trainer.engines.engine import EngineError, Finished, Model, Piece, Request
from trainer.engines.ollama.client_module import ollama_client_module
from trainer.engines.ollama.models import (
    ModelCard,
    by_preference,
    full_name,
    is_cloud,
    is_cloud_name,
    read_card,
    read_model,
    read_name,
)
from trainer.engines.ollama.pull import PullProgress, pull, pull_failure
from trainer.judgment.think_filter import ThinkFilter

if TYPE_CHECKING:
    from trainer.engines.ollama.client import OllamaClient

_log = logging.getLogger(__name__)

# A lawyer reads a judgment for longer than the server's own five minutes.
_KEEP_ALIVE = "30m"
# The first version without CVE-2026-7482.
SAFE_VERSION = "0.17.1"
# A guess is refused before the model runs only where it is far beyond the limit; else the server counts.
_GUESS_FACTOR = 1.4
# A busy computer may take seconds to accept a connection; where nothing listens it is refused at once.
_CONNECT_SECONDS = 10.0
# A template of the model's own may differ from ChatML by some tokens.
_TEMPLATE_DIFFERENCE = 32


class OllamaEngine:
    """``Engine`` over HTTP. One client for its whole life; it belongs to the loop that first uses it."""

    name = "ollama"

    def __init__(self, host: str | None = None) -> None:
        """``host`` as OLLAMA_HOST is written; without it that variable itself."""
        self.host: OllamaHost = read_host(host or os.environ.get("OLLAMA_HOST"))
        self._made: OllamaClient | None = None
        self._failures: Any = None
        self._cards: dict[tuple[str, str | None], ModelCard] = {}
        self._counter = TokenCounter()

    async def models(self) -> list[Model]:
        """All that can write a judgment, best first. Cloud models and mere embedding models are left out."""
        entries, loaded = await self._entries()
        local = [entry for entry in entries if not is_cloud(entry)]
        cards = await asyncio.gather(*(self._card_or_none(entry) for entry in local))
        with self._failing():
            found = [
                read_model(entry, loaded, card)
                for entry, card in zip(local, cards, strict=True)
                if card is None or (card.can_chat and not card.cloud)
            ]
        return by_preference(found)

    async def find(self, name: str) -> Model:
        """The model of that name. Raises ``EngineError`` "no_model", or "refused" for one in the cloud."""
        if is_cloud_name(name):
            raise EngineError("refused", "engines.cloud-refused", model=name)
        entries, loaded = await self._entries()
        wanted = full_name(name).lower()
        with self._failing():
            entry = next((entry for entry in entries if read_name(entry).lower() == wanted), None)
        if entry is None:
            raise EngineError("no_model", "engines.model-missing", model=name)
        if is_cloud(entry):
            raise EngineError("refused", "engines.cloud-refused", model=name)
        model = read_model(entry, loaded, None)
        return read_model(entry, loaded, await self._card(model.name, model.digest))

    async def _entries(self) -> tuple[list[Mapping[str, Any]], dict[str, Mapping[str, Any]]]:
        """What the server has, and of that what is loaded, by name."""
        client = await self._client()
        with self._failing():
            tags, running = await asyncio.gather(client.get("/api/tags"), client.get("/api/ps"))
            loaded = {read_name(entry): entry for entry in running.get("models") or []}
            return list(tags.get("models") or []), loaded

    async def outdated(self) -> str | None:
        """The server's version where it has a known hole (before 0.17.1), else None."""
        client = await self._client()
        with self._failing():
            version = str((await client.get("/api/version"))["version"])
        return version if _numbers(version) < _numbers(SAFE_VERSION) else None

    async def count_tokens(self, request: Request) -> int | None:
        """Exact where the model's file is on this computer, else None."""
        card = await self._card(request.model.name, request.model.digest)
        if card.file is None or not self.host.is_loopback:
            return None
        return await self._counter.count(card.file, render(request.turns))

    async def preload(self, model: Model, parameters: Parameters) -> None:
        """Loads the model with the same options that ``judge`` will send: others would load it anew."""
        await self._card(model.name, model.digest)
        client = await self._client()
        with self._failing(model.name):
            await client.post("/api/chat", {**_frozen(model, parameters), "messages": [], "stream": False})

    async def judge(self, request: Request) -> AsyncIterator[Piece | Finished]:
        """See ``Engine``. Cancelling the task closes the connection, and the server stops at once."""
        model, parameters = request.model, request.parameters
        card = await self._card(model.name, model.digest)
        limit = parameters.prompt_limit(card.context_length)
        expected = await self._expected_tokens(request, limit)
        client = await self._client()
        thinking = ThinkFilter(opened=card.opens_thinking)
        last: Any = None
        try:
            with self._failing(model.name):
                answer = await client.stream_chat(
                    {
                        **_frozen(model, parameters),
                        "messages": list(request.turns),
                        # A model that can think does so unless it is told not to.
                        "think": False,
                        # No silent cutting, neither of the facts nor, while writing, of their beginning.
                        "truncate": False,
                        "shift": False,
                    }
                )
                async with aclosing(answer) as chunks:  # type: ignore[type-var]
                    async for chunk in chunks:
                        if isinstance(chunk, str):
                            piece = chunk
                        else:
                            last, piece = chunk, chunk.message.content or ""
                        if text := thinking.feed(piece):
                            yield Piece(text)
                        if last is not None:
                            break
        except EngineError as error:
            if error.kind != "too_long":
                raise
            texts = [message["content"] for message in request.turns]
            counted = expected or max(likely_tokens(texts), limit + 1)
            raise too_long(counted, limit, exact=expected is not None) from error
        if last is None or last.done_reason not in {"stop", "length", None}:
            reason = getattr(last, "done_reason", "no done")
            raise EngineError("protocol", "engines.ollama-without-end", str(reason))
        await self._refuse_cut_facts(request, expected, last.prompt_eval_count)
        if text := thinking.finish():
            yield Piece(text)
        yield Finished(
            reason=last.done_reason or "stop",
            prompt_tokens=last.prompt_eval_count,
            answer_tokens=last.eval_count or 0,
            seconds=(last.eval_duration or 0) / 1e9,
            load_seconds=(last.load_duration or 0) / 1e9,
        )

    async def pull(self, name: str, *, clock: Callable[[], float] = monotonic) -> AsyncGenerator[PullProgress, None]:
        """Downloads a model; see ``trainer.engines.ollama.pull``."""
        if is_cloud_name(name):
            raise EngineError("refused", "engines.cloud-refused", model=name)
        client = await self._client()
        try:
            with self._failing(name):
                async with aclosing(pull(client, name, clock=clock)) as steps:
                    async for step in steps:
                        yield step
        except EngineError as error:
            raise pull_failure(error, name) from error

    async def close(self) -> None:
        """Closes the connections; the server keeps the model as long as it likes."""
        await self._counter.close()
        made, self._made = self._made, None
        if made is not None:
            try:
                await made.close()  # type: ignore[no-untyped-call]
            except Exception:
                _log.exception("Ollama's client could not be closed")

    async def _client(self) -> OllamaClient:
        if self.host.is_cloud:
            raise EngineError("refused", "engines.cloud-refused", model=self.host.address)
        if self._made is None:
            await self._knock()
            module = await asyncio.to_thread(ollama_client_module)
            from trainer.engines.ollama.failures import ollama_failures

            self._failures = ollama_failures
            if self._made is None:
                try:
                    self._made = module.OllamaClient(self.host, _CONNECT_SECONDS)
                except Exception as error:  # httpx: a proxy or a certificate of the environment that cannot be used
                    raise EngineError(
                        "absent", "engines.ollama-bad-settings", repr(error), host=self.host.shown
                    ) from error
        return self._made

    async def _knock(self) -> None:
        """Raises "absent" where nothing listens on this computer: the client and its libraries are a quarter of the
        window's memory, and who has no Ollama need not load them. Elsewhere a proxy may be the only way."""
        if not self.host.is_loopback:
            return
        try:
            async with asyncio.timeout(_CONNECT_SECONDS):
                _, door = await asyncio.open_connection(self.host.address, self.host.port)
            door.close()
        except (OSError, UnicodeError) as error:
            raise EngineError("absent", "engines.ollama-absent", repr(error), host=self.host.shown) from error

    def _failing(self, model: str = "") -> AbstractContextManager[None]:
        manager: AbstractContextManager[None] = self._failures(self.host, model)
        return manager

    async def _card(self, name: str, digest: str | None) -> ModelCard:
        """What the server knows of a model; asked once for each version of it. Refuses what cannot be used."""
        card = self._cards.get((name, digest))
        if card is None:
            client = await self._client()
            with self._failing(name):
                card = read_card(await client.post("/api/show", {"model": name}))
            self._cards[name, digest] = card
        if card.cloud:
            raise EngineError("refused", "engines.cloud-refused", model=name)
        if not card.can_chat:
            raise EngineError("no_model", "engines.model-cannot-chat", model=name)
        return card

    async def _card_or_none(self, entry: Mapping[str, Any]) -> ModelCard | None:
        """One damaged model must not hide the others."""
        model = read_model(entry, {}, None)
        try:
            await self._card(model.name, model.digest)
        except EngineError as error:
            _log.info("no card of %s: %s", model.name, error.detail or error)
        return self._cards.get((model.name, model.digest))

    async def _expected_tokens(self, request: Request, limit: int) -> int | None:
        """The prompt's length where it had to be counted. Raises "too_long" before the model is asked."""
        texts = [message["content"] for message in request.turns]
        if most_tokens(texts) <= limit:
            return None
        exact = await self.count_tokens(request)
        if exact is not None:
            if exact > limit:
                raise too_long(exact, limit)
            return exact
        guess = likely_tokens(texts)
        if guess > _GUESS_FACTOR * limit:
            raise too_long(guess, limit, exact=False)
        return None

    async def _refuse_cut_facts(self, request: Request, expected: int | None, read: int | None) -> None:
        """An older server that cut the prompt all the same. Newer ones may leave out what they had in their cache."""
        if expected is None or read is None or read >= expected - _TEMPLATE_DIFFERENCE:
            return
        client = await self._client()
        with self._failing(request.model.name):
            running = (await client.get("/api/ps")).get("models") or []
        wanted = full_name(request.model.name).lower()
        for entry in running:
            context = entry.get("context_length")
            if read_name(entry).lower() == wanted and context and context < expected:
                raise EngineError("too_long", "engines.ollama-cut-facts", tokens=expected, read=read)


def _frozen(model: Model, parameters: Parameters) -> dict[str, Any]:
    return {"model": model.name, "options": parameters.as_options(), "keep_alive": _KEEP_ALIVE}


def _numbers(version: str) -> tuple[int, ...]:
    """0.17.1-rc2 as (0, 17, 1); a version built by hand (0.0.0) counts as new."""
    parts = [int(part) if part.isdigit() else 0 for part in version.partition("-")[0].split(".")]
    return tuple(parts) if any(parts) else (999,)
