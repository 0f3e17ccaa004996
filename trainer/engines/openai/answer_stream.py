"""An answer as it comes from the server, part by part."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncGenerator, Mapping
from contextlib import suppress
from typing import Any

import httpx

from trainer.engines.answer_error import AnswerError
from trainer.engines.openai.chunk import Chunk, Usage, read_chunk
from trainer.engines.openai.client import OpenAiClient
from trainer.engines.openai.failed_answer import error_message
from trainer.engines.openai.server_events import ServerEvents

_DONE = "[DONE]"
# A server that has ended its answer and says neither how long it was nor good-bye is not waited for.
_REST_SECONDS = 10.0


async def answer_parts(client: OpenAiClient, path: str, body: Mapping[str, Any]) -> AsyncGenerator[Chunk, None]:
    """Raises AnswerError also for an error in the middle of an answer; ValueError and its like for no JSON."""
    async with client.stream(path, body) as answer:
        if "json" in answer.headers.get("content-type", ""):
            yield _part(json.loads(await answer.aread()))  # a gateway that does not stream
            return
        events = ServerEvents()
        async for content in answer.aiter_bytes():
            for data in events.feed(content):
                yield _read(data)
        for data in events.finish():
            yield _read(data)


async def ask_why(client: OpenAiClient, path: str, body: Mapping[str, Any]) -> None:
    """Raises what stands behind a stream that ended before it began: llama-cpp-python has told the reason by then, to
    its log alone. Asked for one token in one piece, it tells us.
    """
    await client.post(path, {**body, "stream": False, "stream_options": None, "max_tokens": 1})


async def usage_after(parts: AsyncGenerator[Chunk, None], usage: Usage) -> Usage:
    """What follows the end of the text; the text is whole, so that nothing which goes wrong now matters."""
    with suppress(TimeoutError, httpx.HTTPError, AnswerError, ValueError, TypeError, AttributeError, LookupError):
        async with asyncio.timeout(_REST_SECONDS):
            async for part in parts:
                usage = part.usage or usage
                if part.is_last:
                    break
    return usage


def _read(data: str) -> Chunk:
    return Chunk(is_last=True) if data.strip() == _DONE else _part(json.loads(data))


def _part(plain: Any) -> Chunk:
    if said := error_message(plain):
        detail = plain.get("error") if isinstance(plain.get("error"), dict) else plain
        code = detail.get("code")
        raise AnswerError(code if isinstance(code, int) and 400 <= code < 600 else 500, said)
    return read_chunk(plain)
