"""An office's own server as an engine, by OpenAI's API: llama-server, LM Studio, vLLM, SGLang and their like."""

from __future__ import annotations

import asyncio
import logging
import os
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Iterator, Set
from contextlib import aclosing, contextmanager
from dataclasses import replace
from time import monotonic
from typing import TYPE_CHECKING, Any

from resources.model_card.parameters import Parameters
from trainer.engines.answer_error import AnswerError
from trainer.engines.engine import EngineError, Finished, Model, Piece, Request
from trainer.engines.model_names import full_name, is_cloud_name
from trainer.engines.openai.answer_end import AnswerEnd
from trainer.engines.openai.base_url import host_name, read_base_url
from trainer.engines.openai.prompt_room import PromptRoom
from trainer.engines.openai.question import (
    disliked,
    drawn_with,
    question,
    refused_options,
    without_what_only_others_know,
)
from trainer.engines.openai.route import find_route
from trainer.engines.openai.server import Server, meet
from trainer.engines.openai.server_version import server_version
from trainer.engines.preference import by_preference
from trainer.engines.shown_text import ShownText
from trainer.engines.token_run import TokenRun
from trainer.engines.watched_answer import stops_at_repetition
from trainer.samples.prompt import Turn

if TYPE_CHECKING:
    from trainer.engines.openai.chunk import Chunk
    from trainer.engines.openai.client import OpenAiClient

_log = logging.getLogger(__name__)

# The variables of OpenAI's own client.
URL_VARIABLE, KEY_VARIABLE = "OPENAI_BASE_URL", "OPENAI_API_KEY"


def key_of_environment() -> str | None:
    """OPENAI_API_KEY."""
    return os.environ.get(KEY_VARIABLE, "").strip() or None


class OpenAiEngine:
    """``Engine`` over HTTP. One client for its whole life; it belongs to the loop that first uses it."""

    name = "openai"

    def __init__(
        self,
        url: str | None = None,
        *,
        allowed: Set[str] = frozenset(),
        key: Callable[[], str | None] = key_of_environment,
    ) -> None:
        """``url`` as it is pasted; without it OPENAI_BASE_URL. ``allowed``: hosts outside the office's network that the
        user confirmed. ``key`` is asked once, on a thread of its own: a keyring may have to be opened first.
        """
        self.base = read_base_url(url or os.environ.get(URL_VARIABLE, ""))
        self._allowed = frozenset(host_name(host) for host in allowed)
        self._key = key
        self._met: Server | None = None
        self._meeting = asyncio.Lock()
        self._disliked: dict[str, frozenset[str]] = {}  # by model: fields that the server does not take

    async def models(self) -> list[Model]:
        """All that can write a judgment, best first."""
        server = await self._server()
        with self._failing():
            return by_preference(await server.models())

    async def find(self, name: str) -> Model:
        """The model of that name. Raises ``EngineError`` "no_model", or "refused" for one in a cloud."""
        _refuse_cloud(name)
        models = await self.models()
        for same in (str, str.lower, lambda text: full_name(text).lower()):
            for model in models:
                if same(model.name) == same(name):
                    return model
        raise EngineError("no_model", "engines.openai-model-missing", host=self.shown, model=name)

    async def version(self) -> str:
        """See ``Engine``."""
        try:
            server = await self._server()
            with self._failing():
                return await server_version(server)
        except EngineError as error:
            _log.info("the server's version is not known: %s", error.detail or error)
            return ""

    async def count_tokens(self, request: Request) -> int | None:
        """Of a server on this computer, where it counts. Facts that are being typed do not travel before they are to be
        judged."""
        server = await self._server()
        if not server.is_loopback:
            return None
        with self._failing():
            room = await PromptRoom.measure(server, request, request.model)
        return room.exact_tokens

    async def preload(self, model: Model, parameters: Parameters) -> None:
        """Has a server that loads models on demand load this one."""
        await self._loaded(await self._server(), model)

    @stops_at_repetition
    async def judge(self, request: Request) -> AsyncIterator[Piece | Finished]:
        """See ``Engine``. Cancelling the task closes the connection, and the server stops."""
        _refuse_cloud(request.model.name)
        started = monotonic()
        server = await self._server()
        model = await self._loaded(server, request.model)
        with self._failing(model.name):
            room = await PromptRoom.measure(server, request, model)
        room.refuse_too_long()
        load_seconds = monotonic() - started
        shown, run, end, began = ShownText(room.opens_thinking), TokenRun(), AnswerEnd(), monotonic()
        parameters = model.own.under(request.parameters)
        asked = replace(request, parameters=parameters)
        with self._failing(model.name):
            async with aclosing(self._parts(server, asked, room.for_the_answer)) as parts:
                async for part in parts:
                    if part.text and not shown.parts:
                        began = monotonic()
                    text = shown.feed(part.text, reasons=part.reasons)
                    run.passed(part.text, text)
                    if text:
                        yield Piece(text)
                    end.note(part)
                    if end.is_reached:
                        break
                await end.take_usage(parts)
        if end.reason not in {"stop", "length"}:
            if run.is_long:
                yield run.finished(monotonic() - began, parameters)
                return
            raise EngineError("protocol", "engines.openai-without-end", str(end.reason), host=self.shown)
        room.refuse_cut(end.usage.prompt_tokens)
        if text := shown.finish(whole=end.reason == "stop"):
            yield Piece(text)
        body = self._body(server, asked, room.for_the_answer)
        yield Finished(
            reason=end.reason,
            prompt_tokens=end.usage.prompt_tokens,
            answer_tokens=end.usage.answer_tokens or shown.parts,
            seconds=monotonic() - began,
            load_seconds=load_seconds,
            parameters=drawn_with(parameters, room.context, body),
            refused=refused_options(self._without(server, model.name)),
        )

    async def close(self) -> None:
        """Closes the connections; the server keeps its models."""
        met, self._met = self._met, None
        if met is not None:
            try:
                await met.client.close()
            except Exception:
                _log.exception("the client of the OpenAI-compatible server could not be closed")

    @property
    def shown(self) -> str:
        """The server's address, for the eye."""
        return self.base.host.shown if self.base is not None else ""

    async def _server(self) -> Server:
        """Found with the first question, and anew where it had gone away."""
        if self.base is None:
            raise EngineError("absent", "engines.openai-no-address")
        async with self._meeting:
            if self._met is None:
                route = await find_route(self.base.host, self._allowed)
                key = await asyncio.to_thread(self._key)
                client_class = await asyncio.to_thread(_client_class)
                with self._failing():
                    client = client_class(self.base, route, key)
                    try:
                        self._met = await meet(client, route, self.base)
                    except BaseException:
                        await client.close()
                        raise
            return self._met

    async def _loaded(self, server: Server, model: Model) -> Model:
        """The model as the server lists it now; one that it loads on demand is loaded first, as only then it has a
        context. A gateway may know models that it does not list: that one is asked for as it was named.
        """
        with self._failing(model.name):
            await server.refuse_cloud(model.name)
            now = await server.named(model.name) or replace(model, loaded=True)
            if not now.loaded:
                request = Request(model, [Turn(role="user", content=".")], Parameters(num_predict=1))
                async with aclosing(self._parts(server, request, 1)) as parts:
                    async for _ in parts:
                        pass
                now = await server.named(model.name) or now
        return now

    async def _parts(self, server: Server, request: Request, room: int) -> AsyncGenerator[Chunk, None]:
        """The answer; a field that the server refuses is left out, for this model from then on."""
        from trainer.engines.openai.answer_stream import answer_parts, ask_why

        name, path = request.model.name, server.path("chat/completions")
        begun = False
        while True:
            body = self._body(server, request, room)
            try:
                async with aclosing(answer_parts(server.client, path, body)) as parts:
                    async for part in parts:
                        begun = True
                        yield part
                if not begun:
                    await ask_why(server.client, path, body)
                return
            except AnswerError as error:
                field = disliked(error, body)
                if begun or field is None:
                    raise
                _log.warning("the server at %s does not take %s: %s", self.shown, field, error)
                self._disliked[name] = self._without(server, name) | {field}

    def _body(self, server: Server, request: Request, room: int) -> dict[str, Any]:
        """What is asked now: without what the server has refused so far."""
        name = request.model.name
        return question(name, request.turns, request.parameters, room, self._without(server, name))

    def _without(self, server: Server, model: str) -> frozenset[str]:
        return self._disliked.get(model) or without_what_only_others_know(server.kind)

    @contextmanager
    def _failing(self, model: str = "") -> Iterator[None]:
        """A server that has gone is looked for anew the next time: it may have another address then."""
        from trainer.engines.openai.failures import openai_failures

        try:
            with openai_failures(self.shown, model, self.base.paths if self.base else ()):
                yield
        except EngineError as error:
            if error.kind == "absent":
                self._met = None
            raise


def _refuse_cloud(name: str) -> None:
    """An Ollama behind the API lists its models in the cloud like any other."""
    if is_cloud_name(name):
        raise EngineError("refused", "engines.cloud-refused", model=name)


def _client_class() -> type[OpenAiClient]:
    from trainer.engines.openai.client import OpenAiClient

    return OpenAiClient
