"""HTTP to one OpenAI-compatible server. Imported late: httpx is a part of the window's start that few need.

Plain httpx, not the ``openai`` package: what has to be watched here (which address is connected to, redirects, proxies,
fields that a server does not know) is httpx's in either case, and the package brings retries and types that hide it.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import Any

import httpx

from trainer.engines.answer_error import AnswerError
from trainer.engines.certificates import certificates
from trainer.engines.openai.base_url import BaseUrl
from trainer.engines.openai.failed_answer import answer_error, error_message
from trainer.engines.openai.route import CONNECT_SECONDS, Route

# Between two parts of an answer a model may be loaded from a slow disk and read a long prompt without a GPU.
_READ_SECONDS = 900.0
# What is asked beside the answer is answered at once, even by a server that is busy writing.
_ASIDE_SECONDS = 20.0
_MOST_OF_AN_ERROR = 64 * 1024


class OpenAiClient:
    """One long-lived client for one server. Belongs to the loop that first uses it. Raises httpx's errors,
    ``AnswerError``, and ValueError for what is no JSON.
    """

    def __init__(self, base: BaseUrl, route: Route, key: str | None) -> None:
        self._key = key
        self._root = base.host.url
        headers = {"Accept": "application/json", "User-Agent": "criminal-law-desk"}
        if authorization := f"Bearer {key}" if key else base.host.authorization:
            headers["Authorization"] = authorization
        self._extensions: dict[str, Any] = {}
        named = httpx.URL(self._root)
        if route.address is not None and route.address != named.host:
            # Connected to is the address that was checked; the name is for the server and for its certificate.
            headers["Host"] = named.netloc.decode("ascii")
            self._extensions["sni_hostname"] = named.host
            self._root = str(named.copy_with(host=route.address)).rstrip("/")
        self._client = httpx.AsyncClient(
            headers=headers,
            timeout=httpx.Timeout(_READ_SECONDS, connect=CONNECT_SECONDS),
            # A proxy of the environment never knows this computer, and is not where an office's own server is.
            trust_env=route.address is None,
            # A case goes to the server that was named, and to no other.
            follow_redirects=False,
            # Without https, and without a proxy, there is nobody whose certificate could be verified.
            verify=certificates() if base.host.scheme == "https" or route.address is None else False,
        )

    async def get(self, path: str) -> Any:
        """The JSON that the server has at that path, counted from its root."""
        return await self._json("GET", path, None)

    async def post(self, path: str, body: Mapping[str, Any]) -> Any:
        """The same, of a question with a body."""
        return await self._json("POST", path, body)

    @asynccontextmanager
    async def stream(self, path: str, body: Mapping[str, Any]) -> AsyncIterator[httpx.Response]:
        """An answer as it comes. Leaving the block closes the connection, at which a server stops to write."""
        answer = await self._client.send(self._request("POST", path, body, self._client.timeout), stream=True)
        try:
            if answer.status_code >= 300:
                raise self._error(answer, await _beginning(answer))
            yield answer
        finally:
            await answer.aclose()

    async def close(self) -> None:
        """Closes the connections."""
        await self._client.aclose()

    async def _json(self, method: str, path: str, body: Mapping[str, Any] | None) -> Any:
        request = self._request(method, path, body, httpx.Timeout(_ASIDE_SECONDS))
        try:
            answer = await self._client.send(request)
        except (httpx.ReadError, httpx.WriteError, httpx.RemoteProtocolError):
            # The connection was kept from an earlier question, and the server had given it up.
            answer = await self._client.send(request)
        if answer.status_code >= 300:
            raise self._error(answer, answer.content[:_MOST_OF_AN_ERROR])
        plain = answer.json()
        if said := error_message(plain):
            # LM Studio answers so, with status 200, where it does not know a path.
            raise AnswerError(404 if "unexpected endpoint" in said.lower() else answer.status_code, said)
        return plain

    def _request(self, method: str, path: str, body: Mapping[str, Any] | None, timeout: httpx.Timeout) -> httpx.Request:
        url = f"{self._root}/{path}"
        return self._client.build_request(method, url, json=body, timeout=timeout, extensions=dict(self._extensions))

    def _error(self, answer: httpx.Response, content: bytes) -> AnswerError:
        kind, location = answer.headers.get("content-type", ""), answer.headers.get("location", "")
        return answer_error(answer.status_code, kind, content, location, self._key)


async def _beginning(answer: httpx.Response) -> bytes:
    content = b""
    async for part in answer.aiter_bytes():
        content += part
        if len(content) >= _MOST_OF_AN_ERROR:
            break
    return content[:_MOST_OF_AN_ERROR]
