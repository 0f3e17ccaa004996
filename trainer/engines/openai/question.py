"""What is asked of ``/chat/completions``, and what of it may be left out where a server knows it not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import replace
from http import HTTPStatus
from typing import Any

from resources.model_card.parameters import Parameters
from trainer.engines.answer_error import AnswerError
from trainer.engines.openai.failed_answer import is_too_long
from trainer.engines.openai.server_kind import ServerKind
from trainer.samples.prompt import Turn

# By the field's name, in the order in which they are given up where a server does not say which one it dislikes.
OPTIONAL = (
    "chat_template_kwargs",
    "reasoning_effort",
    "stream_options",
    "seed",
    "stop",
    "top_p",
    "temperature",
    "max_tokens",
    "max_completion_tokens",
)
# The user's own settings among them: the answer is another one without, so that he is told.
_TOLD = ("temperature", "top_p", "seed", "stop")
_REFUSED = {HTTPStatus.BAD_REQUEST, HTTPStatus.UNPROCESSABLE_ENTITY, HTTPStatus.NOT_IMPLEMENTED}
_UNKNOWN = (
    "unknown",
    "unrecognized",
    "unsupported",
    "not supported",
    "not permitted",
    "unexpected",
    "extra input",
    "extra field",
    "invalid parameter",
    "additional properties",
    "not allowed",
)


def question(
    model: str, turns: Sequence[Turn], parameters: Parameters, room: int, without: Set[str] = frozenset()
) -> dict[str, Any]:
    """The body. ``room``: tokens that the context has left for the answer. ``without``: fields to leave out."""
    longest = max(1, min(parameters.num_predict, room) if parameters.num_predict > 0 else room)
    fields: dict[str, Any] = {
        # A model that can think does so unless its template is told not to (Qwen3; vLLM, SGLang, llama-server).
        "chat_template_kwargs": {"enable_thinking": False},
        # The same for Ollama.
        "reasoning_effort": "none",
        # How many tokens the prompt had shows whether the server cut it.
        "stream_options": {"include_usage": True},
        "temperature": parameters.temperature,
        "top_p": parameters.top_p,
        "seed": parameters.seed,
        "stop": list(parameters.stop) or None,
        "max_tokens": longest,
    }
    if "max_tokens" in without:
        fields["max_completion_tokens"] = longest  # what OpenAI calls it since 2024
    kept = {name: value for name, value in fields.items() if value is not None and name not in without}
    return {"model": model, "messages": sendable(turns), "stream": True, **kept}


def sendable(turns: Sequence[Turn]) -> list[Turn]:
    """Half a character, as a clipboard may hold, is no UTF-8: it becomes a question mark."""
    return [{**turn, "content": turn["content"].encode("utf-8", "replace").decode()} for turn in turns]


def without_what_only_others_know(kind: ServerKind) -> frozenset[str]:
    """vLLM and SGLang take other words for ``reasoning_effort``, and refuse Ollama's."""
    return frozenset() if kind is ServerKind.OLLAMA else frozenset({"reasoning_effort"})


def drawn_with(parameters: Parameters, context: int | None, body: Mapping[str, Any]) -> Parameters:
    """What an answer was really drawn with. ``context``: the server's, where it tells."""
    return replace(
        parameters,
        num_ctx=context or parameters.num_ctx,
        num_predict=body.get("max_tokens") or body.get("max_completion_tokens") or 0,
        temperature=body.get("temperature"),
        top_p=body.get("top_p"),
        repeat_penalty=None,  # a word of Ollama's
        seed=body.get("seed"),
        stop=tuple(body.get("stop") or ()),
    )


def refused_options(without: Set[str]) -> tuple[str, ...]:
    """Those of ``without`` that the user knows by name."""
    return tuple(name for name in _TOLD if name in without)


def disliked(error: AnswerError, body: dict[str, Any]) -> str | None:
    """The field of ``body`` that the server does not take; None where its refusal is about something else."""
    if error.status not in _REFUSED or is_too_long(error):
        return None
    message = error.said.lower()
    sent = [name for name in OPTIONAL if name in body]
    # "Use 'max_completion_tokens' instead" names what is right as well: the first named is the wrong one.
    named = sorted((message.find(name), name) for name in sent if name in message)
    if named:
        return named[0][1]
    return sent[0] if sent and any(words in message for words in _UNKNOWN) else None
