"""The server's models, read into our own type."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from trainer.engines.answer_error import AnswerError
from trainer.engines.engine import Model
from trainer.engines.model_names import full_name, is_cloud, is_cloud_name
from trainer.engines.odd_shape import ODD_SHAPE
from trainer.engines.openai.server_kind import ServerKind, list_at
from trainer.engines.own_parameters import OwnParameters

if TYPE_CHECKING:
    from trainer.engines.openai.client import OpenAiClient

# Models that turn text into vectors or rank it are offered by the same servers; where no type tells, the name does.
_NO_WRITER = re.compile(r"embed|rerank|(?:^|[/_-])bge[/_-]", re.IGNORECASE)
_CONTEXT = ("loaded_context_length", "max_model_len", "context_length", "context_window")


async def list_models(client: OpenAiClient, kind: ServerKind, entries: Sequence[Mapping[str, Any]]) -> list[Model]:
    """All that can write and run on that server itself. ``entries``: what ``/v1/models`` lists."""
    if kind is ServerKind.LM_STUDIO:
        own = {str(entry.get("id")): entry for entry in await list_at(client, "api/v0/models", "data") or ()}
        entries = [{**entry, **own.get(str(entry.get("id")), {})} for entry in entries]
    writers = [entry for entry in entries if entry.get("id") and _can_write(entry)]
    if kind is ServerKind.OLLAMA:
        return await _of_ollama(client, {full_name(str(entry["id"])) for entry in writers})
    context = await _llama_context(client) if kind is ServerKind.LLAMA_SERVER else None
    return [read_entry(entry, context) for entry in writers if not is_cloud_name(str(entry["id"]))]


def read_entry(entry: Mapping[str, Any], context: int | None = None) -> Model:
    """One entry of ``/v1/models``, with what LM Studio adds. ``context`` where the server has one for all.

    ``context_length`` is the server's: what it holds for one prompt and its answer, not what the model was made for.
    The user's setting for it counts only where he made one.
    """
    meta = entry.get("meta") or {}
    state = entry.get("state") or (entry.get("status") or {}).get("value")  # LM Studio; llama-server with several
    lengths = (meta.get("n_ctx"), context, *(entry.get(name) for name in _CONTEXT))
    parameters, size = _whole(meta.get("n_params")), _whole(meta.get("size"))
    found = next((length for each in lengths if (length := _whole(each))), None)
    return Model(
        name=str(entry["id"]),
        engine="openai",
        size_bytes=size,
        quantization=str(entry.get("quantization") or meta.get("ftype") or "") or None,
        parameters=_many(parameters) if parameters else None,
        loaded=state in {None, "loaded"},
        context_length=found,
        own=OwnParameters(num_ctx=found),
    )


async def _of_ollama(client: OpenAiClient, wanted: set[str]) -> list[Model]:
    tags = await list_at(client, "api/tags", "models") or ()
    running = {_ollama_name(entry): entry for entry in await list_at(client, "api/ps", "models") or ()}
    local = [tag for tag in tags if _ollama_name(tag) in wanted and not is_cloud(tag)]
    return [_read_tag(tag, running.get(_ollama_name(tag))) for tag in local]


def _read_tag(tag: Mapping[str, Any], running: Mapping[str, Any] | None) -> Model:
    """Ollama's own list says more than the OpenAI-compatible one; a model has a context once it is loaded."""
    details = tag.get("details") or {}
    context = _whole((running or {}).get("context_length"))
    return Model(
        name=_ollama_name(tag),
        engine="openai",
        digest=str(tag.get("digest") or "").removeprefix("sha256:") or None,
        size_bytes=_whole(tag.get("size")),
        quantization=str(details.get("quantization_level") or "") or None,
        parameters=str(details.get("parameter_size") or "") or None,
        loaded=running is not None,
        context_length=context,
        own=OwnParameters(num_ctx=context),
    )


def _ollama_name(entry: Mapping[str, Any]) -> str:
    return str(entry.get("model") or entry.get("name"))


async def _llama_context(client: OpenAiClient) -> int | None:
    """What one request may take of llama-server's context; its list says so only since 2026."""
    try:
        settings = (await client.get("props")).get("default_generation_settings") or {}
    except (AnswerError, *ODD_SHAPE):
        return None
    return _whole(settings.get("n_ctx"))


def _can_write(entry: Mapping[str, Any]) -> bool:
    if entry.get("type") in {"llm", "vlm", "embeddings"}:  # LM Studio
        return bool(entry["type"] != "embeddings")
    return not _NO_WRITER.search(str(entry["id"]))


def _many(parameters: int) -> str:
    """4.0B, 9.8M: as Ollama writes it."""
    return f"{parameters / 1e9:.1f}B" if parameters >= 1e8 else f"{parameters / 1e6:.1f}M"


def _whole(value: Any) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) and value > 0 else None
