"""What a server wrote of a failure, before it is known what it means."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import urlsplit

from trainer.engines.answer_error import AnswerError

# What servers write of a prompt that does not fit, in lower case: llama-server (server-context.cpp), vLLM (serving.py,
# input_processor.py), SGLang (tokenizer_manager.py), LM Studio, llama-cpp-python, Ollama.
_TOO_LONG = (
    "context length",
    "context size",
    "context window",
    "context overflow",
    "exceed_context_size",
    "context_length_exceeded",
    "maximum model length",
    "max_model_len",
    "max_tokens must be at least 1, got -",
    "prompt is too long",
    "input is too long",
    "longer than the model's",
    "tokens to keep from the initial prompt",
)


def is_too_long(error: AnswerError) -> bool:
    """The prompt does not fit, or leaves no room for the answer that was asked for."""
    lower = error.said.lower()
    return any(words in lower for words in _TOO_LONG)


def answer_error(status: int, content_type: str, body: bytes, location: str, key: str | None) -> AnswerError:
    """``body`` is what came with a status of 300 and more. Some servers repeat a wrong key in their message."""
    text = body.decode("utf-8", "replace").strip()
    if 300 <= status < 400:
        return AnswerError(status, moved_to=urlsplit(location).hostname or "")
    if "html" in content_type or text[:1] == "<":
        return AnswerError(status, is_page=True)
    message = error_message(_json(text)) or text
    return AnswerError(status, (message.replace(key, "…") if key else message).strip())


def error_message(plain: Any) -> str:
    """What the shapes of an error have in common: OpenAI's, FastAPI's, Ollama's, older vLLM's. "" where it is none."""
    if not isinstance(plain, dict):
        return ""
    found = plain.get("error") or plain.get("detail") or (plain.get("object") == "error" and plain.get("message"))
    if isinstance(found, dict):
        found = found.get("message") or found
    if isinstance(found, list):
        found = "; ".join(_validation(each) for each in found)
    return str(found) if found else str(plain.get("message") or "") if "choices" not in plain else ""


def _validation(entry: Any) -> str:
    """FastAPI names the field by its path: {"loc": ["body", "seed"], "msg": "extra fields not permitted"}."""
    if not isinstance(entry, dict):
        return str(entry)
    return f"{'.'.join(str(part) for part in entry.get('loc') or ())}: {entry.get('msg')}"


def _json(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None
