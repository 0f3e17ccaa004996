"""The model that is carried: one of Ollama's, taken out of its folder, or a GGUF file with all of its parts."""

from __future__ import annotations

import json
import re
from pathlib import Path

from desktop.carrying.parts import CarriedFile, CarriedModel, CarriedText
from trainer.engines.embedded.carried_folder import MODELS, note_beside
from trainer.engines.embedded.ollama_folder import StoredNotes, stored_file, stored_models, stored_notes
from trainer.engines.engine import EngineError
from trainer.engines.llama_cpp.gguf_file import check_gguf
from trainer.engines.llama_cpp.gguf_header import GgufHeader
from trainer.engines.llama_cpp.gguf_memory import memory_of
from trainer.engines.llama_cpp.gguf_parts import gguf_parts
from trainer.engines.model_names import full_name, refuse_cloud_name
from trainer.engines.preference import DEFAULT_MODEL
from trainer.publish.license_text import license_texts
from trainer.told_error import ToldError
from trainer.typed_path import typed_path

_BLOB = "sha256-"
# Windows and FAT allow none of these in a name.
_NOT_IN_NAMES = re.compile(r'[<>:"/\\|?*\x00-\x1f]+')
_LONGEST_NAME = 120
_LICENCE = ".LICENSE.txt"


def carried_model(asked: str | None) -> CarriedModel:
    """``asked``: a name in Ollama, or a GGUF file; None for the recommended model, else the best that Ollama keeps.

    Raises ToldError: EngineError "bad_file" and "refused" for what no computer without Ollama could run, "no_model"
    where there is none.
    """
    if asked is None:
        stored = stored_models()
        if not stored:
            raise ToldError("no_model", "carry.no-model", model=DEFAULT_MODEL)
        return _of_ollama(stored[0].label or "")
    if asked.lower().endswith(".gguf") or typed_path(asked).is_file():
        return _of_file(typed_path(asked))
    return _of_ollama(asked)


def _of_ollama(name: str) -> CarriedModel:
    refuse_cloud_name(name)
    blob = stored_file(name)
    if blob is None:
        raise EngineError("no_model", "carry.model-not-found", model=name)
    notes = stored_notes(name)
    shown = notes.name or full_name(name)
    header = check_gguf(blob, shown)
    size = blob.stat().st_size
    file = CarriedFile(blob, f"{MODELS}/{_file_name(shown)}.gguf", size, _sum_in_name(blob))
    return _whole(shown, header, (file,), size, notes)


def _of_file(path: Path) -> CarriedModel:
    header = check_gguf(path)
    parts = gguf_parts(path) if header.number("split.count") > 1 else [path]
    files = tuple(CarriedFile(part, f"{MODELS}/{part.name}", part.stat().st_size) for part in parts)
    notes = _notes_beside(path)
    return _whole(notes.name, header, files, sum(file.size for file in files), notes)


def _whole(
    name: str, header: GgufHeader, files: tuple[CarriedFile, ...], size: int, notes: StoredNotes
) -> CarriedModel:
    stem = files[0].place.removesuffix(".gguf")
    texts = []
    if notes.system or notes.parameters or not files[0].place.endswith(f"/{name}"):
        kept = {"name": name.removesuffix(".gguf"), "system": notes.system, "parameters": notes.parameters}
        texts.append(CarriedText(f"{stem}.json", json.dumps(kept, ensure_ascii=False, indent=2) + "\n"))
    if notes.licences:
        texts.append(CarriedText(stem + _LICENCE, "\n\n".join(notes.licences) + "\n"))
    licence = header.text("general.license.name") or header.text("general.license")
    return CarriedModel(name, files, tuple(texts), memory_of(header, size), licence)


def _notes_beside(path: Path) -> StoredNotes:
    """Of a model that was carried here itself, or lies in a folder with its licence."""
    note = note_beside(path)
    name, system, parameters = (note.get(key) for key in ("name", "system", "parameters"))
    own_licence = path.with_name(path.name.removesuffix(".gguf") + _LICENCE)
    try:
        licences: tuple[str, ...] = (own_licence.read_text(encoding="utf-8", errors="replace").strip(),)
    except OSError:
        licences = license_texts(path.absolute().parent)
    return StoredNotes(
        name if isinstance(name, str) and name else path.name,
        system.strip() if isinstance(system, str) else "",
        parameters if isinstance(parameters, dict) else {},
        licences,
    )


def _sum_in_name(blob: Path) -> str:
    digest = blob.name.removeprefix(_BLOB)
    return digest if blob.name.startswith(_BLOB) and re.fullmatch(r"[0-9a-f]{64}", digest) else ""


def _file_name(shown: str) -> str:
    """demonbyron/qwen3-4b-CriminalLaw-cn:q4 → qwen3-4b-CriminalLaw-cn-q4, a name on every system."""
    plain = _NOT_IN_NAMES.sub("-", shown.rsplit("/", 1)[-1]).strip(" .-")
    return plain[:_LONGEST_NAME] or "model"
