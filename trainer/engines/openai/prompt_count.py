"""How long a prompt is in the model's own tokens, where the server counts before it writes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from resources.model_card.template import render
from trainer.engines.answer_error import AnswerError
from trainer.engines.odd_shape import ODD_SHAPE
from trainer.engines.openai.question import sendable
from trainer.engines.openai.server_kind import ServerKind
from trainer.judgment.think_filter import CLOSING, OPENING
from trainer.samples.prompt import Turn

if TYPE_CHECKING:
    from trainer.engines.openai.client import OpenAiClient

_NO_THINKING = {"enable_thinking": False}


@dataclass(frozen=True, slots=True)
class PromptCount:
    """``exact``: with the model's own template. ``opens_thinking``: that template ends in a block of thinking."""

    tokens: int
    exact: bool = True
    opens_thinking: bool = False


async def count_prompt(client: OpenAiClient, kind: ServerKind, model: str, turns: Sequence[Turn]) -> PromptCount | None:
    """None where the server cannot tell."""
    count = {
        ServerKind.LLAMA_SERVER: _by_llama_server,
        ServerKind.VLLM: _by_vllm,
        ServerKind.SGLANG: _by_sglang,
    }.get(kind)
    if count is None:
        return None
    try:
        return await count(client, model, sendable(turns))
    except (AnswerError, *ODD_SHAPE):
        return None  # an older version, or a gateway that lets the API through alone


async def _by_llama_server(client: OpenAiClient, model: str, turns: Sequence[Turn]) -> PromptCount:
    body = {"model": model, "messages": list(turns), "chat_template_kwargs": _NO_THINKING}
    prompt: str = (await client.post("apply-template", body))["prompt"]
    asked = {"model": model, "content": prompt, "add_special": True, "parse_special": True}
    tokens: list[Any] = (await client.post("tokenize", asked))["tokens"]
    return PromptCount(len(tokens), opens_thinking=_is_open(prompt))


async def _by_vllm(client: OpenAiClient, model: str, turns: Sequence[Turn]) -> PromptCount:
    asked = {"add_generation_prompt": True, "return_token_strs": True, "chat_template_kwargs": _NO_THINKING}
    found = await client.post("tokenize", {"model": model, "messages": list(turns), **asked})
    return PromptCount(int(found["count"]), opens_thinking=_is_open("".join(found.get("token_strs") or ())))


async def _by_sglang(client: OpenAiClient, model: str, turns: Sequence[Turn]) -> PromptCount:
    """It counts texts alone: of ours, as most models of today have our template, or one of nearly the same length."""
    found = await client.post("tokenize", {"model": model, "prompt": render(turns)})
    return PromptCount(int(found["count"]), exact=False)


def _is_open(prompt: str) -> bool:
    end = prompt[-64:]  # the facts before it are text, whatever they hold
    return end.rfind(OPENING) > end.rfind(CLOSING)
