"""A small server that answers as a broken OpenAI-compatible one would, or as programs that cannot be had for a test."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler
from typing import Any

from tests.faulty_ollama import Reply, serving, whole

NAME = "office-model"


def chunk(text: str, reason: str | None = None, **more: Any) -> dict[str, Any]:
    """One part of an answer."""
    return {
        "object": "chat.completion.chunk",
        "choices": [{"delta": {"content": text}, "finish_reason": reason}],
        **more,
    }


def usage(prompt: int, answer: int = 3) -> dict[str, Any]:
    """The last part of an answer: figures, and no text."""
    return {
        "object": "chat.completion.chunk",
        "choices": [],
        "usage": {"prompt_tokens": prompt, "completion_tokens": answer},
    }


def raw(handler: BaseHTTPRequestHandler, *parts: bytes, kind: str = "text/event-stream", status: int = 200) -> None:
    """These bytes, sent one by one; the answer ends with the connection."""
    handler.send_response(status)
    handler.send_header("Content-Type", kind)
    handler.end_headers()
    for part in parts:
        handler.wfile.write(part)
        handler.wfile.flush()


def events(handler: BaseHTTPRequestHandler, *rows: dict[str, Any] | str) -> None:
    """A stream of events, with the usual end."""
    texts = [row if isinstance(row, str) else json.dumps(row, ensure_ascii=False) for row in (*rows, "[DONE]")]
    raw(handler, *(f"data: {text}\n\n".encode() for text in texts))


@contextmanager
def serving_models(*entries: dict[str, Any], chat: Reply | None = None, **more: Reply) -> Iterator[str]:
    """A server with these models, or with one. ``more``: replies by path, its slashes written as two underscores."""
    listed = list(entries) or [{"id": NAME, "object": "model"}]
    replies: dict[str, Reply] = {
        "/v1/models": lambda handler, _: whole(handler, {"object": "list", "data": listed}),
        # What the class below answers for Ollama's sake.
        "/api/show": lambda handler, _: whole(handler, {"error": "not here"}, 404),
        **{f"/{path.replace('__', '/')}": reply for path, reply in more.items()},
    }
    if chat is not None:
        replies["/v1/chat/completions"] = chat
    with serving(replies) as host:
        yield f"http://{host}/v1"
