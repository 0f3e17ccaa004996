"""The user's Ollama server as an engine."""

from __future__ import annotations

import asyncio
import logging
import os
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Mapping
from contextlib import aclosing
from time import monotonic

from resources.model_card.parameters import Parameters
from resources.model_card.template import render
from resources.ollama.host import OllamaHost, read_host
from trainer.engines.engine import EngineError, Finished, Model, Piece, Request
from trainer.engines.llama_cpp.token_counter import TokenCounter
from trainer.engines.model_names import is_cloud, name_key, refuse_cloud_name
from trainer.engines.ollama.cards import usable_card
from trainer.engines.ollama.chat_answer import ChatEnd, end_of, has_thinking, is_without_end, text_of, whole_end
from trainer.engines.ollama.connection import OllamaConnection
from trainer.engines.ollama.models import (
    Entry,
    ModelCard,
    entries_of,
    read_digest,
    read_model,
    read_name,
    writes_text,
)
from trainer.engines.ollama.prompt_length import expected_tokens, refuse_cut_facts, refused_as_too_long
from trainer.engines.ollama.pull import PullProgress, pull, pull_failure
from trainer.engines.ollama.question import question
from trainer.engines.ollama.understood import understood
from trainer.engines.preference import by_preference
from trainer.engines.shown_text import ShownText
from trainer.engines.token_run import TokenRun
from trainer.engines.watched_answer import stops_at_repetition

_log = logging.getLogger(__name__)

# The first version without CVE-2026-7482.
SAFE_VERSION = "0.17.1"


class OllamaEngine:
    """``Engine`` over HTTP. One connection for its whole life; it belongs to the loop that first uses it."""

    name = "ollama"

    def __init__(self, host: str | OllamaHost | None = None) -> None:
        """``host`` as OLLAMA_HOST is written; without it that variable itself."""
        self.host = host if isinstance(host, OllamaHost) else read_host(host or os.environ.get("OLLAMA_HOST"))
        self._connection = OllamaConnection(self.host)
        self._cards: dict[tuple[str, str | None], ModelCard] = {}
        self._counter = TokenCounter()

    async def models(self) -> list[Model]:
        """All that can write a judgment, best first. Cloud models and mere embedding models are left out."""
        entries, running = await self._entries()
        with understood(self.host):
            usable = [entry for entry in entries if not is_cloud(entry) and writes_text(entry)]
        cards = await asyncio.gather(*(self._card_or_error(entry) for entry in usable))
        found = []
        for entry, card in zip(usable, cards, strict=True):
            if isinstance(card, ModelCard):
                found.append(self._model(entry, running, card))
            elif card.kind not in _UNUSABLE:
                # One damaged model must not hide the others, nor be hidden itself.
                _log.info("no card of %s: %s", read_name(entry), card.detail or card)
                found.append(self._model(entry, running, None))
        return by_preference(found)

    async def find(self, name: str) -> Model:
        """The model of that name, whatever its capitals and the parts left out; ``Model.name`` is the server's own
        spelling. Raises ``EngineError`` "no_model", or "refused" for one in the cloud.
        """
        refuse_cloud_name(name)
        entries, running = await self._entries()
        entry = next((each for each in entries if name_key(read_name(each)) == name_key(name)), None)
        if entry is None:
            raise EngineError("no_model", "engines.model-missing", model=name)
        with understood(self.host):
            is_elsewhere = is_cloud(entry)
        if is_elsewhere:
            raise EngineError("refused", "engines.cloud-refused", model=name)
        return self._model(entry, running, await self._card(read_name(entry), read_digest(entry)))

    async def outdated(self) -> str | None:
        """The server's version where it has a known hole (before 0.17.1), else None; also where it tells none."""
        version = await self._version()
        return version if _numbers(version) < _numbers(SAFE_VERSION) else None

    async def version(self) -> str:
        """See ``Engine``."""
        try:
            return f"Ollama {await self._version()}".strip()
        except EngineError as error:
            _log.info("the server's version is not known: %s", error.detail or error)
            return ""

    async def count_tokens(self, request: Request) -> int | None:
        """Exact where the model's file is on this computer, else None."""
        model = request.model
        card = self._cards.get((model.name, model.digest)) or await self._card(model.name, model.digest)
        return await self._count(card, request)

    async def preload(self, model: Model, parameters: Parameters) -> None:
        """Loads the model with the same options that ``judge`` will send: others would load it anew."""
        card = await self._card(model.name, model.digest)
        http = await self._connection.http()
        await http.chat(card, question([], card.own.under(parameters)))

    @stops_at_repetition
    async def judge(self, request: Request) -> AsyncIterator[Piece | Finished]:
        """See ``Engine``. Cancelling the task closes the connection, and the server stops at once."""
        # Asked anew for each answer: since it was listed, the name may have come to stand for a model elsewhere.
        card = await self._card(request.model.name, request.model.digest)
        parameters = card.own.under(request.parameters)
        limit = parameters.prompt_limit(card.context_length)
        expected = await expected_tokens(request, limit, lambda: self._count(card, request))
        http = await self._connection.http()
        # Ollama's own templates go with text as the model wrote it; of a file's own the server may know the ways.
        shown = ShownText(card.opens_thinking, left_in=not card.own_template)
        run, began = TokenRun(), monotonic()
        end: ChatEnd | None = None
        try:
            async with aclosing(http.stream_chat(card, question(request.turns, parameters))) as lines:
                async for line in lines:
                    with understood(self.host):
                        piece, reasons, end = text_of(line), has_thinking(line), end_of(line)
                    text = shown.feed(piece, reasons=reasons)
                    run.passed(piece, text)
                    if text:
                        yield Piece(text)
                    if end is not None:
                        break
            end = whole_end(end)
        except EngineError as error:
            if error.kind == "too_long":
                raise refused_as_too_long(request, limit, expected) from error
            if is_without_end(error) and run.is_long:
                yield run.finished(monotonic() - began, parameters)
                return
            raise
        await refuse_cut_facts(http, request, expected, end.prompt_tokens)
        if text := shown.finish(whole=end.reason != "length"):
            yield Piece(text)
        yield end.finished(parameters)

    async def pull(self, name: str, *, clock: Callable[[], float] = monotonic) -> AsyncGenerator[PullProgress, None]:
        """Downloads a model; see ``trainer.engines.ollama.pull``."""
        refuse_cloud_name(name)
        http = await self._connection.http()
        try:
            async with aclosing(pull(http, name, clock=clock)) as steps:
                async for step in steps:
                    yield step
        except EngineError as error:
            raise pull_failure(error, name) from error

    async def close(self) -> None:
        """Closes the connections; the server keeps the model as long as it likes."""
        await self._counter.close()
        await self._connection.close()

    async def _version(self) -> str:
        """ "" where it tells none. Raises EngineError."""
        http = await self._connection.http()
        told = await http.get("/api/version", missing={})
        with understood(self.host):
            return str(told.get("version") or "")

    async def _entries(self) -> tuple[list[Entry], dict[str, Entry]]:
        """What the server has, and of that what is loaded, by ``name_key``; a server may not tell what is loaded."""
        http = await self._connection.http()
        tags, running = await asyncio.gather(http.get("/api/tags"), http.get("/api/ps", missing={}))
        with understood(self.host):
            return entries_of(tags), {name_key(read_name(entry)): entry for entry in entries_of(running)}

    def _model(self, entry: Entry, running: Mapping[str, Entry], card: ModelCard | None) -> Model:
        with understood(self.host):
            return read_model(entry, running.get(name_key(read_name(entry))), card)

    async def _card(self, name: str, digest: str | None) -> ModelCard:
        """What the server knows of a model now; kept for counting. Refuses what cannot be used."""
        self._cards.pop((name, digest), None)
        card = await usable_card(await self._connection.http(), name)
        self._cards[name, digest] = card
        return card

    async def _card_or_error(self, entry: Entry) -> ModelCard | EngineError:
        name, digest = read_name(entry), read_digest(entry)
        try:
            return self._cards.get((name, digest)) or await self._card(name, digest)
        except EngineError as error:
            return error

    async def _count(self, card: ModelCard, request: Request) -> int | None:
        if card.file is None or not self.host.is_loopback:
            return None
        return await self._counter.count(card.file, render(request.turns))


# Kinds of failures that say of a model that it is not to be offered.
_UNUSABLE = {"refused", "no_model"}


def _numbers(version: str) -> tuple[int, ...]:
    """0.17.1-rc2 as (0, 17, 1); a version built by hand (0.0.0) counts as new."""
    parts = [int(part) if part.isdigit() else 0 for part in version.partition("-")[0].split(".")]
    return tuple(parts) if any(parts) else (999,)
