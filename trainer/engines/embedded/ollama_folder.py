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
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from trainer.engines.engine import EngineError, Model
from trainer.engines.llama_cpp.gguf_cursor import GgufFormatError
from trainer.engines.llama_cpp.gguf_file import is_embedding
from trainer.engines.llama_cpp.gguf_header import read_beginning
from trainer.engines.model_names import ModelName, is_cloud, name_key
from trainer.engines.own_parameters import NOTHING_STATED, OwnParameters
from trainer.engines.preference import by_preference
from trainer.engines.stated_parameters import stated_parameters

_log = logging.getLogger(__name__)

_KIND = "application/vnd.ollama.image."


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
    """All models that write and whose one GGUF file is there, best first. A broken manifest is left out."""
    folder = folder or models_folder()
    if folder is None:
        return []
    found = [stored for stored in _read_all(folder) if stored.runs_without_ollama and _writes(stored.weights)]
    return by_preference(_model(folder, stored) for stored in found)


def stored_file(name: str, folder: Path | None = None) -> Path | None:
    """The GGUF file of the model of that name, whatever kind of model it is; None where there is none of that name.

    Raises ``EngineError``: "refused" for one in the cloud, "bad_file" for one of several files.
    """
    folder = folder or models_folder()
    for stored in _read_all(folder) if folder is not None else ():
        if stored.name.key == name_key(name):
            if stored.in_cloud:
                raise EngineError("refused", "engines.cloud-refused", model=stored.name.shown)
            if not stored.runs_without_ollama:
                raise EngineError("bad_file", "engines.file-for-ollama", file=stored.name.shown)
            return stored.weights
    return None


def stored_notes(name: str, folder: Path | None = None) -> StoredNotes:
    """What is kept beside the weights of the model of that name; nothing where there is none of that name."""
    folder = folder or models_folder()
    if folder is None:
        return StoredNotes()
    stored = next((each for each in _read_all(folder) if each.name.key == name_key(name)), None)
    if stored is None:
        return StoredNotes()
    try:
        parameters = json.loads(_text(folder, stored, "params") or "{}")
    except ValueError:
        parameters = {}
    licences = [_blob_text(folder, digest) for digest in stored.layers.get("license", ())]
    return StoredNotes(
        stored.name.shown,
        _text(folder, stored, "system").strip(),
        parameters if isinstance(parameters, dict) else {},
        tuple(text for text in licences if text),
    )


@dataclass(frozen=True, slots=True)
class StoredNotes:
    """``name`` as it was first written; ``parameters`` by their names in a Modelfile."""

    name: str = ""
    system: str = ""
    parameters: dict[str, Any] = field(default_factory=dict)
    licences: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Stored:
    """A manifest. ``layers``: the digests of each kind (what follows ``_KIND``)."""

    name: ModelName
    layers: dict[str, list[str]]
    config: dict[str, Any]
    weights: Path

    @property
    def in_cloud(self) -> bool:
        return is_cloud({"name": self.name.shown, **self.config})

    @property
    def runs_without_ollama(self) -> bool:
        """A model in parts, with an adapter, or one that reads pictures, is for Ollama itself."""
        alone = len(self.layers.get("model", ())) == 1 and not {"adapter", "projector"} & set(self.layers)
        return alone and not self.in_cloud


def _read_all(folder: Path) -> Iterator[_Stored]:
    manifests = folder / "manifests"
    for path in sorted(manifests.glob("*/*/*/*")):
        try:
            yield _read(folder, ModelName(*path.relative_to(manifests).parts), json.loads(path.read_bytes()))
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            _log.info("%s is no manifest: %r", path, error)


def _read(folder: Path, name: ModelName, manifest: dict[str, Any]) -> _Stored:
    layers: dict[str, list[str]] = {}
    for layer in manifest["layers"]:
        layers.setdefault(str(layer["mediaType"]).removeprefix(_KIND), []).append(str(layer["digest"]))
    config = json.loads(_blob(folder, manifest["config"]["digest"]).read_bytes())
    return _Stored(name, layers, dict(config), _blob(folder, layers.get("model", ["sha256:none"])[0]))


def _writes(weights: Path) -> bool:
    """Whether it is a GGUF file, and not one that only turns texts into vectors. Its vocabulary is not read: a list of
    models must be quick."""
    try:
        return not is_embedding(read_beginning(weights))
    except (OSError, GgufFormatError) as error:
        _log.info("%s is not offered: %r", weights, error)
        return False


def _model(folder: Path, stored: _Stored) -> Model:
    return Model(
        name=str(stored.weights),
        engine="embedded",
        digest=stored.layers["model"][0].removeprefix("sha256:"),
        size_bytes=stored.weights.stat().st_size,
        quantization=stored.config.get("file_type") or None,
        parameters=stored.config.get("model_type") or None,
        system=_text(folder, stored, "system").strip() or None,
        own=_own_parameters(folder, stored),
        label=stored.name.shown,
    )


def _own_parameters(folder: Path, stored: _Stored) -> OwnParameters:
    try:
        return stated_parameters(json.loads(_text(folder, stored, "params") or "{}"))
    except (ValueError, AttributeError):
        return NOTHING_STATED


def _text(folder: Path, stored: _Stored, kind: str) -> str:
    """The content of a layer; "" where there is none that can be read."""
    return "".join(_blob_text(folder, digest) for digest in stored.layers.get(kind, ())[:1])


def _blob_text(folder: Path, digest: str) -> str:
    try:
        return _blob(folder, digest).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return ""


def _blob(folder: Path, digest: str) -> Path:
    return folder / "blobs" / digest.replace(":", "-")
