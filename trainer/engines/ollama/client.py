"""Ollama's client, with the fields and the settings that its own ``chat()`` does not have.

Imported late and through ``trainer.engines.ollama.client_module``: ``import ollama`` builds a client at once, so that a
bad variable of the environment would stop it.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from typing import Any

import httpx
import ollama

from resources.ollama.host import OllamaHost

# Between two lines of an answer a model may be loaded from a slow disk and read a long prompt without a GPU.
_READ_SECONDS = 900.0


class OllamaClient(ollama.AsyncClient):
    """One long-lived client for one server. Belongs to the loop that first uses it."""

    def __init__(self, host: OllamaHost, connect_seconds: float) -> None:
        super().__init__(
            host.url,
            # A proxy of the environment (a VPN's, a firm's) never knows this computer's own address.
            trust_env=not host.is_loopback,
            # A case goes to the server that was named, and to no other.
            follow_redirects=False,
            timeout=httpx.Timeout(_READ_SECONDS, connect=connect_seconds),
        )
        if not host.may_carry_a_key:
            # The base class takes OLLAMA_API_KEY for every server.
            self._client.headers.pop("authorization", None)

    async def get(self, path: str) -> Any:
        """The JSON that the server has there. The base class's types leave out what marks a cloud model."""
        return (await self._request_raw("GET", path)).json()  # type: ignore[no-untyped-call]

    async def post(self, path: str, body: Mapping[str, Any]) -> Any:
        """The same, of a question with a body."""
        return (await self._request_raw("POST", path, json=body)).json()  # type: ignore[no-untyped-call]

    async def stream_chat(self, body: Mapping[str, Any]) -> AsyncIterator[str | ollama.ChatResponse]:
        """``chat()`` with ``truncate`` and ``shift``, which it does not know: the pieces of the text, then the end."""
        make: Any = _text_or_end  # a class is what its type says; it is only called
        answer: AsyncIterator[str | ollama.ChatResponse] = await self._request(
            make, "POST", "/api/chat", json={**body, "stream": True}, stream=True
        )
        return answer


def _text_or_end(*, message: Any, done: bool = False, **figures: Any) -> str | ollama.ChatResponse:
    """A line of the answer. Only the last has figures to be checked; of the others the text is all that is wanted."""
    return ollama.ChatResponse(message=message, done=True, **figures) if done else message.get("content") or ""
