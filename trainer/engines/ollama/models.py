"""What an Ollama server says about its models (/api/tags, /api/ps, /api/show), read into our own types."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from trainer.engines.engine import Model
from trainer.judgment.think_filter import CLOSING, OPENING

DEFAULT_MODEL = "demonbyron/qwen3-4b-CriminalLaw-cn:q4"


@dataclass(frozen=True, slots=True)
class ModelCard:
    """What /api/show adds to the list."""

    system: str | None
    context_length: int | None
    file: Path | None  # where the server keeps the weights; on another computer it is not there
    opens_thinking: bool  # the template has already written <think>
    can_chat: bool
    cloud: bool


def full_name(name: str) -> str:
    """With the tag that Ollama adds where there is none."""
    return name if ":" in name.rsplit("/", 1)[-1] else f"{name}:latest"


def is_cloud_name(name: str) -> bool:
    """Names that Ollama gives to models in its cloud: gpt-oss:120b-cloud, glm-4.6:cloud."""
    tag = full_name(name).rsplit(":", 1)[-1].lower()
    return tag == "cloud" or tag.endswith("-cloud")


def is_cloud(entry: Mapping[str, Any]) -> bool:
    """An entry of the list, or a card, that stands for a model elsewhere."""
    name = str(entry.get("model") or entry.get("name") or "")
    return bool(entry.get("remote_host") or entry.get("remote_model")) or (bool(name) and is_cloud_name(name))


def read_card(shown: Mapping[str, Any]) -> ModelCard:
    """/api/show. A server that tells no capabilities (before 0.6) is believed to have a chat model."""
    info = shown.get("model_info") or {}
    architecture = str(info.get("general.architecture", ""))
    length = info.get(f"{architecture}.context_length")
    template = str(shown.get("template") or "")
    capabilities = shown.get("capabilities")
    return ModelCard(
        system=str(shown.get("system") or "").strip() or None,
        context_length=int(length) if isinstance(length, int | float) and length > 0 else None,
        file=_weights(str(shown.get("modelfile") or "")),
        opens_thinking=template.rfind(OPENING) > template.rfind(CLOSING),
        can_chat=capabilities is None or "completion" in capabilities,
        cloud=is_cloud(shown),
    )


def read_name(entry: Mapping[str, Any]) -> str:
    """The name in an entry of /api/tags or /api/ps, as the server writes it."""
    return str(entry.get("model") or entry["name"])


def read_model(tag: Mapping[str, Any], loaded: Mapping[str, Mapping[str, Any]], card: ModelCard | None) -> Model:
    """An entry of /api/tags, what /api/ps says by name, and the model's card."""
    details = tag.get("details") or {}
    running = loaded.get(read_name(tag))
    size = int((running or {}).get("size") or 0)
    return Model(
        name=read_name(tag),
        engine="ollama",
        digest=str(tag.get("digest") or "").removeprefix("sha256:") or None,
        size_bytes=int(tag["size"]) if tag.get("size") else None,
        quantization=details.get("quantization_level") or None,
        parameters=details.get("parameter_size") or None,
        loaded=running is not None,
        gpu_share=int(running.get("size_vram") or 0) / size if running is not None and size else None,
        context_length=card.context_length if card else None,
        system=card.system if card else None,
    )


def by_preference(models: list[Model]) -> list[Model]:
    """The default model, then others made for criminal law, then what is loaded, then by name."""

    def rank(model: Model) -> tuple[bool, bool, bool, str]:
        name = (model.label or model.name).lower()
        return (name != DEFAULT_MODEL.lower(), "criminallaw" not in name, not model.loaded, name)

    return sorted(models, key=rank)


def _weights(modelfile: str) -> Path | None:
    match = re.search(r"^FROM (.*sha256-[0-9a-f]{64})\s*$", modelfile, re.MULTILINE)
    return Path(match[1].strip('"')) if match else None
