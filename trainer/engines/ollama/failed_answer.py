"""What Ollama, or what stands before it, wrote of a failure."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from http import HTTPStatus
from urllib.parse import urlsplit

from trainer.engines.answer_error import AnswerError

_MOST_WORDS = 500
# What a gateway says of the server behind it; with other words than Ollama's it comes from the gateway.
_OF_GATEWAYS = {HTTPStatus.BAD_GATEWAY, HTTPStatus.SERVICE_UNAVAILABLE, HTTPStatus.GATEWAY_TIMEOUT}


def answer_error(status: int, headers: Mapping[str, str], content: bytes, secrets: Iterable[str] = ()) -> AnswerError:
    """Of a whole answer with a status that is no success, or with a page. Some gateways repeat a wrong password."""
    if 300 <= status < 400:
        return AnswerError(status, "redirect", moved_to=_host_of(headers.get("location", "")))
    reason = _reason(content)
    if is_page(headers, content) or (reason is None and status in _OF_GATEWAYS):
        return AnswerError(status, "", is_page=True)
    text = content.decode("utf-8", "replace").strip() if reason is None else reason
    for secret in secrets:
        text = text.replace(secret, "…")
    return AnswerError(status, text[:_MOST_WORDS] or str(status))


def is_page(headers: Mapping[str, str], content: bytes = b"") -> bool:
    """Whether it is HTML, which no endpoint of Ollama sends."""
    kind = headers.get("content-type", "").partition(";")[0].strip().lower()
    return kind in {"text/html", "application/xhtml+xml"} or content.lstrip()[:1] == b"<"


def _reason(content: bytes) -> str | None:
    """What Ollama wrote; None where it is not its form."""
    try:
        return str(json.loads(content)["error"]).strip()
    except (ValueError, KeyError, TypeError, RecursionError):
        return None


def _host_of(location: str) -> str:
    """Host and port alone: the rest may hold a ticket."""
    try:
        found = urlsplit(location)
        return f"{found.scheme}://{found.hostname}" + (f":{found.port}" if found.port else "") if found.hostname else ""
    except ValueError:
        return ""
