"""Ollama's models folder, read without the server: manifests that name blobs, of which one is a GGUF file.

Layout (Ollama 0.5 and later): ``manifests/REGISTRY/NAMESPACE/MODEL/TAG`` is JSON with ``layers`` of ``mediaType`` and
``digest``; ``blobs/sha256-HEX`` are the files.
"""

from __future__ import annotations

import json
import logging
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from trainer.engines.engine import Model
from trainer.engines.preference import by_preference

_log = logging.getLogger(__name__)

_LIBRARY = ("registry.ollama.ai", "library")
_MODEL = "application/vnd.ollama.image.model"
_SYSTEM = "application/vnd.ollama.image.system"
_ADAPTER = "application/vnd.ollama.image.adapter"
_PROJECTOR = "application/vnd.ollama.image.projector"


def models_folder() -> Path | None:
    """OLLAMA_MODELS, the user's own folder, or the one of the service that Ollama's installer makes on Linux."""
    chosen = os.environ.get("OLLAMA_MODELS", "").strip().strip("\"'")
    candidates = [Path(chosen)] if chosen else [Path.home() / ".ollama" / "models"]
    if not chosen and sys.platform == "linux":
        candidates.append(Path("/usr/share/ollama/.ollama/models"))
    for folder in candidates:
        try:
            if (folder / "manifests").is_dir():
                return folder
        except OSError:  # not ours to read
            continue
    return None


def stored_models(folder: Path | None = None) -> list[Model]:
    """All models whose GGUF file is there, best first. A manifest that cannot be read is left out."""
    folder = folder or models_folder()
    if folder is None:
        return []
    return by_preference(list(_read_all(folder)))


def _read_all(folder: Path) -> Iterator[Model]:
    manifests = folder / "manifests"
    for path in sorted(manifests.glob("*/*/*/*")):
        try:
            manifest = json.loads(path.read_bytes())
            model = _read(folder, path.relative_to(manifests).parts, manifest)
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            _log.info("%s is no manifest: %r", path, error)
            continue
        if model is not None:
            yield model


def _read(folder: Path, parts: tuple[str, ...], manifest: dict[str, Any]) -> Model | None:
    layers = {layer["mediaType"]: layer["digest"] for layer in manifest["layers"]}
    # Left out: an adapter or a projector needs Ollama to be joined with its model.
    if _MODEL not in layers or _ADAPTER in layers or _PROJECTOR in layers:
        return None
    weights = _blob(folder, layers[_MODEL])
    with weights.open("rb") as file:
        if file.read(4) != b"GGUF":
            return None
    config = json.loads(_blob(folder, manifest["config"]["digest"]).read_bytes())
    if config.get("remote_host"):
        return None
    system = _blob(folder, layers[_SYSTEM]).read_text(encoding="utf-8").strip() if _SYSTEM in layers else None
    return Model(
        name=str(weights),
        engine="embedded",
        digest=layers[_MODEL].removeprefix("sha256:"),
        size_bytes=weights.stat().st_size,
        quantization=config.get("file_type") or None,
        parameters=config.get("model_type") or None,
        system=system or None,
        label=_short_name(parts),
    )


def _blob(folder: Path, digest: str) -> Path:
    return folder / "blobs" / digest.replace(":", "-")


def _short_name(parts: tuple[str, ...]) -> str:
    """As Ollama shows it: qwen3:4b, demonbyron/model:q4, other.host/name/model:tag."""
    registry, namespace, model, tag = parts
    if (registry, namespace) == _LIBRARY:
        return f"{model}:{tag}"
    if registry == _LIBRARY[0]:
        return f"{namespace}/{model}:{tag}"
    return f"{registry}/{namespace}/{model}:{tag}"
