"""Models that lie beside the program: in ``models/`` next to it, or in the folder that both were carried here in.

Beside a model NAME.gguf may stand NAME.json, with the name, system text and options that Ollama kept for it, and above
``models`` a SHA256SUMS, as sha256sum writes it, which tells a copy that was damaged on the way.
"""

from __future__ import annotations

import json
import logging
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

from trainer.engines.embedded.file_model import file_model
from trainer.engines.engine import Model
from trainer.engines.llama_cpp.gguf_cursor import GgufFormatError
from trainer.engines.llama_cpp.gguf_file import is_embedding
from trainer.engines.llama_cpp.gguf_header import read_beginning
from trainer.engines.stated_parameters import stated_parameters
from trainer.own_program import DESK, is_frozen, sister_program

_log = logging.getLogger(__name__)

MODELS = "models"
SUMS = "SHA256SUMS"
_LINE = re.compile(r"(?P<sum>[0-9a-fA-F]{64}) [ *](?P<place>.+)")
_LONGEST_SUMS = 16 << 20  # bytes; a program has some thousand files
_LONGEST_NOTE = 1 << 20


def program_folder() -> Path | None:
    """Where the downloaded program lies; None for one that is installed in a Python, which nobody carries."""
    return sister_program(DESK).parent if is_frozen() else None


def model_folders(program: Path | None) -> tuple[Path, ...]:
    """Of the program in that folder: ``models`` beside it, and the one above where SHA256SUMS says that it belongs to
    what was carried: /opt/models is not ours."""
    if program is None:
        return ()
    beside, above = program / MODELS, program.parent / MODELS
    return tuple(
        folder for folder in (beside, above) if folder.is_dir() and (folder is beside or sums_of(folder).is_file())
    )


def sums_of(models: Path) -> Path:
    """Where the sums of a folder of models are written down."""
    return models.parent / SUMS


def carried_models(program: Path | None = None) -> list[Model]:
    """All that write, by name. What cannot be read is left out. The digest is the one that is written down: a list of
    models must be quick, and reads no file to its end."""
    found = []
    for folder in model_folders(program or program_folder()):
        sums = stated_sums(folder.parent)
        for path in sorted(folder.glob("*.gguf")):
            try:
                header = read_beginning(path)
                if is_embedding(header) or header.number("split.no"):
                    continue
                found.append(replace(_model(path), digest=sums.get(f"{MODELS}/{path.name}")))
            except (OSError, GgufFormatError) as error:
                _log.info("%s is not offered: %r", path, error)
    return found


def is_carried(path: Path) -> bool:
    """Whether it lies beside the program."""
    return path.parent in model_folders(program_folder())


def stated_sums(folder: Path) -> dict[str, str]:
    """Hexadecimal, by the place in the folder with ``/`` between its parts. Empty where nothing is written down."""
    path = folder / SUMS
    try:
        if path.stat().st_size > _LONGEST_SUMS:
            return {}
        lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return {}
    read = (_LINE.fullmatch(line) for line in lines)
    return {line["place"].removeprefix("./"): line["sum"].lower() for line in read if line is not None}


def _model(path: Path) -> Model:
    note = note_beside(path)
    system, name = note.get("system"), note.get("name")
    stated = note.get("parameters")
    return file_model(
        path,
        system=system.strip() or None if isinstance(system, str) else None,
        own=stated_parameters(stated if isinstance(stated, dict) else {}),
        label=name if isinstance(name, str) and name else path.name,
    )


def note_beside(model: Path) -> dict[str, Any]:
    """What its NAME.json tells; nothing where there is none that can be read."""
    path = model.with_suffix(".json")
    try:
        read = json.loads(path.read_bytes()) if path.stat().st_size <= _LONGEST_NOTE else {}
    except (OSError, ValueError, RecursionError):
        return {}
    return read if isinstance(read, dict) else {}
