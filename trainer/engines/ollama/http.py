"""HTTP to one Ollama server (docs/api.md of Ollama): the only place in the program that speaks to it.

Imported late: httpx is a part of the window's start that few need. Plain httpx, not the package ``ollama``: what
matters here (redirects, proxies, what an old server lacks, an upload that can be stopped) the package hides, and its
``chat`` does not know the fields that keep facts from being cut.
"""

from __future__ import annotations

import json
import os
from collections.abc import AsyncGenerator, AsyncIterable, Mapping
from contextlib import aclosing, asynccontextmanager
from typing import Any

import httpx

from resources.ollama.host import OllamaHost
from trainer.engines.answer_error import AnswerError
from trainer.engines.model_names import refuse_cloud_name
from trainer.engines.ollama.failed_answer import answer_error, is_page
from trainer.engines.ollama.failures import ollama_failures
from trainer.engines.ollama.models import ModelCard

# A busy computer may take seconds to accept a connection; where nothing listens it is refused at once.
CONNECT_SECONDS = 10.0
# Between two lines of an answer a model may be loaded from a slow disk and read a long prompt without a GPU.
_READ_SECONDS = 900.0
_MOST_OF_AN_ERROR = 64 * 1024
# The fields of a question that name a model.
_NAMES = ("model", "name", "from", "source", "destination")
_HEADERS = {"Accept": "application/json", "User-Agent": "criminal-law-desk"}

Json = Any
_LONGEST_LINE = 8 * 2**20
"""Bytes. No part of an answer comes near it; something that is no Ollama may never end its line."""


class OllamaHttp:
    """One long-lived client for one server. Belongs to the loop that first uses it; every method raises EngineError.

    A name of a model in the cloud is refused in every question, and a question that carries text takes the card of its
    model, which only ``trainer.engines.ollama.cards`` gives out, and not for a model elsewhere.
    """

    def __init__(self, host: OllamaHost) -> None:
        """Raises what httpx raises for a proxy or a certificate file of the environment that cannot be used."""
        self.host = host
        authorization = _authorization(host)
        # As they are and as they are sent: neither may come back in what is said or logged.
        self._secrets = [secret for secret in (authorization.partition(" ")[2], host.password) if secret]
        self._client = httpx.AsyncClient(
            base_url=host.url,
            # A proxy of the environment (a VPN's, a firm's) never knows this computer's own address.
            trust_env=not host.is_loopback,
            # A case goes to the server that was named, and to no other.
            follow_redirects=False,
            timeout=httpx.Timeout(_READ_SECONDS, connect=CONNECT_SECONDS),
            headers=_HEADERS | ({"Authorization": authorization} if authorization else {}),
        )

    async def close(self) -> None:
        """Closes the connections."""
        await self._client.aclose()

    async def get(self, path: str, *, missing: Json = None) -> Json:
        """The JSON that the server has there; ``missing`` where it does not know the path, unless that is None."""
        with ollama_failures(self.host):
            return await self._json("GET", path, None, missing)

    async def post(self, path: str, body: Mapping[str, Any], *, method: str = "POST", missing: Json = None) -> Json:
        """The answer to a question that carries no text and has no model write; None where the answer is empty."""
        with ollama_failures(self.host, _model(body), runs=False):
            return await self._json(method, path, body, missing)

    async def lines(self, path: str, body: Mapping[str, Any]) -> AsyncGenerator[dict[str, Any], None]:
        """What the server tells of work that takes long."""
        with ollama_failures(self.host, _model(body), runs=False):
            async with aclosing(self._lines(path, {**body, "stream": True})) as lines:
                async for line in lines:
                    yield line

    async def chat(self, card: ModelCard, fields: Mapping[str, Any]) -> dict[str, Any]:
        """One answer in one piece."""
        body = {**fields, "model": card.name, "stream": False}
        with ollama_failures(self.host, card.name):
            return _object(await self._json("POST", "/api/chat", body, None))

    async def stream_chat(self, card: ModelCard, fields: Mapping[str, Any]) -> AsyncGenerator[dict[str, Any], None]:
        """One answer as it comes. Closing the generator closes the connection, at which the server stops to write."""
        body = {**fields, "model": card.name, "stream": True}
        with ollama_failures(self.host, card.name):
            async with aclosing(self._lines("/api/chat", body)) as lines:
                async for line in lines:
                    yield line

    async def has(self, path: str) -> bool:
        """Whether there is something at that path."""
        with ollama_failures(self.host, runs=False):
            async with self._answer("HEAD", path, may_lack=True) as answer:
                return answer is not None

    async def send(self, path: str, content: AsyncIterable[bytes], size: int) -> None:
        """Uploads so many bytes; what ``content`` raises ends the upload."""
        with ollama_failures(self.host, runs=False):
            headers = {"Content-Length": str(size)}
            async with self._answer("POST", path, content=content, headers=headers):
                return

    async def _json(self, method: str, path: str, body: Mapping[str, Any] | None, missing: Json) -> Json:
        _refuse_cloud(body)
        async with self._answer(method, path, json=body, may_lack=missing is not None) as answer:
            if answer is None:
                return missing
            content = await answer.aread()
            if is_page({}, content):
                raise AnswerError(answer.status_code, "", is_page=True)
            return json.loads(content) if content.strip() else None

    async def _lines(self, path: str, body: Mapping[str, Any]) -> AsyncGenerator[dict[str, Any], None]:
        _refuse_cloud(body)
        async with self._answer("POST", path, json=body) as answer:
            assert answer is not None
            # Not httpx's own lines: those also end at signs that stand in a text (U+0085, U+2028).
            rest = b""
            async for part in answer.aiter_bytes():
                *whole, rest = (rest + part).split(b"\n")
                for line in whole:
                    if line.strip():
                        yield _read_line(line)
                if len(rest) > _LONGEST_LINE:
                    raise json.JSONDecodeError("an endless line", "", 0)
            if rest.strip():
                yield _read_line(rest)

    @asynccontextmanager
    async def _answer(
        self, method: str, path: str, *, may_lack: bool = False, **content: Any
    ) -> AsyncGenerator[httpx.Response | None, None]:
        """The answer with its content still to be read; None where the server does not have that path."""
        answer = await self._client.send(self._client.build_request(method, path, **content), stream=True)
        try:
            if not answer.is_success:
                error = answer_error(answer.status_code, answer.headers, await _beginning(answer), self._secrets)
                if not (may_lack and error.lacks_path):
                    raise error
                yield None
            elif is_page(answer.headers):
                raise AnswerError(answer.status_code, "", is_page=True)
            else:
                yield answer
        finally:
            await answer.aclose()


def _authorization(host: OllamaHost) -> str:
    """The address's name and password, else Ollama's own key where it may be sent; "" without any."""
    if host.authorization is not None:
        return host.authorization
    key = os.environ.get("OLLAMA_API_KEY", "").strip()
    usable = key and key.isascii() and key.isprintable() and host.may_carry_a_key
    return f"Bearer {key}" if usable else ""


def _refuse_cloud(body: Mapping[str, Any] | None) -> None:
    for field in _NAMES:
        refuse_cloud_name(str((body or {}).get(field) or ""))


def _model(body: Mapping[str, Any]) -> str:
    return str(body.get("model") or body.get("source") or "")


def _object(plain: Any) -> dict[str, Any]:
    if not isinstance(plain, dict):
        raise json.JSONDecodeError("no object", str(plain)[:200], 0)
    return plain


def _read_line(line: bytes) -> dict[str, Any]:
    plain = _object(json.loads(line))
    if (reason := plain.get("error")) is not None:
        raise AnswerError(int(plain.get("status") or 500), str(reason).strip())
    return plain


async def _beginning(answer: httpx.Response) -> bytes:
    content = b""
    async for part in answer.aiter_bytes():
        content += part
        if len(content) >= _MOST_OF_AN_ERROR:
            break
    return content
