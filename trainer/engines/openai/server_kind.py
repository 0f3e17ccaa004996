"""Which program answers: what its models are good for, and how long a prompt may be, each tells in its own way."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import Enum, auto
from typing import TYPE_CHECKING, Any

from trainer.engines.answer_error import AnswerError
from trainer.engines.odd_shape import ODD_SHAPE

if TYPE_CHECKING:
    from trainer.engines.openai.client import OpenAiClient

# How an entry of ``/v1/models`` names its program.
_OWNERS = {"llamacpp": "LLAMA_SERVER", "vllm": "VLLM", "sglang": "SGLANG"}


class ServerKind(Enum):
    """The programs whose ways are known."""

    LLAMA_SERVER = auto()
    VLLM = auto()
    SGLANG = auto()
    LM_STUDIO = auto()
    OLLAMA = auto()
    OTHER = auto()

    @property
    def refuses_long_prompts(self) -> bool:
        """Whether a prompt that does not fit is an error there. LM Studio and Ollama cut it without a word."""
        return self in {ServerKind.LLAMA_SERVER, ServerKind.VLLM, ServerKind.SGLANG}


async def find_kind(client: OpenAiClient, entries: Sequence[Mapping[str, Any]]) -> ServerKind:
    """By the list of models where it tells, else by what only one program knows."""
    for entry in entries:
        if name := _OWNERS.get(str(entry.get("owned_by"))):
            return ServerKind[name]
    if await list_at(client, "api/v0/models", "data") is not None:
        return ServerKind.LM_STUDIO
    if await list_at(client, "api/tags", "models") is not None:
        return ServerKind.OLLAMA
    return ServerKind.OTHER


async def list_at(client: OpenAiClient, path: str, name: str) -> list[Mapping[str, Any]] | None:
    """The list of that name in what the server has there; None where it has nothing of the kind."""
    try:
        found = (await client.get(path)).get(name)
    except (AnswerError, *ODD_SHAPE):
        return None
    return [entry for entry in found if isinstance(entry, dict)] if isinstance(found, list) else None
