"""One part of an answer: what ``chat.completion.chunk`` says (OpenAI's API reference; LM Studio's, vLLM's dialects)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

# What servers call an end that the model made by itself.
_STOPPED = {"stop", "eos", "eos_token", "stop_sequence", "stop_str"}


@dataclass(frozen=True, slots=True)
class Usage:
    """Tokens as the server counted them; the prompt's include what it had in its cache."""

    prompt_tokens: int | None = None
    answer_tokens: int | None = None


@dataclass(frozen=True, slots=True)
class Chunk:
    """``reason`` is "stop", "length" or the server's own word; None while it writes. ``reasons``: it thinks, apart from
    the text. ``is_last``: the stream says that nothing follows.
    """

    text: str = ""
    reason: str | None = None
    usage: Usage | None = None
    reasons: bool = False
    is_last: bool = False


def read_chunk(plain: Mapping[str, Any]) -> Chunk:
    """A part of a stream, or a whole answer of a server that does not stream. Reasoning has fields of its own
    (``reasoning_content``, ``reasoning``) and is left there. Raises TypeError, AttributeError for another shape.
    """
    usage = plain.get("usage")
    read = Usage(_whole(usage.get("prompt_tokens")), _whole(usage.get("completion_tokens"))) if usage else None
    choices = plain.get("choices") or []
    if not choices:
        return Chunk(usage=read)  # the last part of a stream has usage alone
    first = choices[0]
    said = first.get("delta") or first.get("message") or {}
    text = said.get("content") or ""
    if not isinstance(text, str):
        text = "".join(part.get("text") or "" for part in text)
    reason = str(first.get("finish_reason") or "") or None
    reasons = bool(said.get("reasoning_content") or said.get("reasoning"))
    return Chunk(text, "stop" if reason in _STOPPED else reason, read, reasons)


def _whole(value: Any) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None
