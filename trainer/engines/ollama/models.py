"""What an Ollama server says about its models (/api/tags, /api/ps, /api/show), read into our own types."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from trainer.engines.embedding import only_encodes
from trainer.engines.engine import Model
from trainer.engines.model_names import is_cloud
from trainer.engines.own_parameters import NOTHING_STATED, OwnParameters
from trainer.engines.stated_parameters import read_stated
from trainer.judgment.think_filter import CLOSING, OPENING

Entry = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class ModelCard:
    """What /api/show adds to the list; what a server does not tell is None or empty."""

    name: str
    system: str | None = None
    context_length: int | None = None
    file: Path | None = None  # where the server keeps the weights; on another computer it is not there
    opens_thinking: bool = False  # the template has already written <think>
    own_template: bool = False  # the file's own, which servers since 0.30 may take
    can_chat: bool = True
    cloud: bool = False
    own: OwnParameters = NOTHING_STATED


def entries_of(listed: Any) -> list[Entry]:
    """The models in an answer of /api/tags or /api/ps. Raises what reading another shape raises."""
    entries: list[Entry] = [dict(entry) for entry in listed.get("models") or []]
    for entry in entries:
        read_name(entry)
    return entries


def read_name(entry: Entry) -> str:
    """The name in an entry of /api/tags or /api/ps, as the server writes it."""
    return str(entry.get("model") or entry["name"])


def read_card(name: str, shown: Entry) -> ModelCard:
    """/api/show."""
    info = shown.get("model_info") or {}
    architecture = str(info.get("general.architecture", ""))
    length = info.get(f"{architecture}.context_length")
    template = str(shown.get("template") or "")
    return ModelCard(
        name=name,
        system=str(shown.get("system") or "").strip() or None,
        context_length=int(length) if isinstance(length, int | float) and length > 0 else None,
        file=_weights(str(shown.get("modelfile") or "")),
        opens_thinking=template.rfind(OPENING) > template.rfind(CLOSING),
        own_template=is_jinja(template),
        can_chat=_can_chat(shown, architecture, info),
        cloud=is_cloud(shown),
        own=read_stated(str(shown.get("parameters") or "")),
    )


def is_jinja(template: str) -> bool:
    """Whether it is a file's own template; those of Ollama are Go's."""
    return "{%" in template


def read_model(entry: Entry, running: Entry | None, card: ModelCard | None) -> Model:
    """An entry of /api/tags, the same model's entry of /api/ps where it is loaded, and its card."""
    details = entry.get("details") or {}
    size = int((running or {}).get("size") or 0)
    return Model(
        name=read_name(entry),
        engine="ollama",
        digest=read_digest(entry),
        size_bytes=int(entry["size"]) if entry.get("size") else None,
        quantization=details.get("quantization_level") or None,
        parameters=details.get("parameter_size") or None,
        loaded=running is not None,
        gpu_share=int(running.get("size_vram") or 0) / size if running is not None and size else None,
        context_length=card.context_length if card else None,
        system=card.system if card else None,
        own=card.own if card else NOTHING_STATED,
    )


def read_digest(entry: Entry) -> str | None:
    """sha256, hexadecimal."""
    return str(entry.get("digest") or "").removeprefix("sha256:") or None


def writes_text(entry: Entry) -> bool:
    """Whether an entry of the list may be a model that writes: of an embedding model the family tells."""
    details = entry.get("details") or {}
    families = [details.get("family"), *(details.get("families") or [])]
    return not any(only_encodes(str(family)) for family in families)


def _can_chat(shown: Entry, architecture: str, info: Entry) -> bool:
    """A server before 0.6 tells no capabilities: what pools its last layer, or can only encode, writes nothing."""
    capabilities = shown.get("capabilities")
    if capabilities is not None:
        return "completion" in capabilities
    pooling_type = int(info.get(f"{architecture}.pooling_type") or 0)
    return not only_encodes(architecture, pooling_type) and writes_text(shown)


def _weights(modelfile: str) -> Path | None:
    match = re.search(r"^FROM (.*sha256-[0-9a-f]{64})\s*$", modelfile, re.MULTILINE)
    return Path(match[1].strip('"')) if match else None
