"""A look at a GGUF file before llama.cpp opens it: a damaged one should cost a sentence, not a process."""

from __future__ import annotations

import struct
from pathlib import Path

from trainer.engines.engine import EngineError

_MAGIC = b"GGUF"
_HEADER = struct.Struct("<4sIQQ")  # magic, version, number of tensors, number of metadata entries
_VERSIONS = (2, 3)


def check_gguf(path: Path) -> None:
    """Raises ``EngineError`` "bad_file" where the file is not there, not to be read, or no GGUF."""
    try:
        with path.open("rb") as file:
            header = file.read(_HEADER.size)
    except FileNotFoundError as error:
        raise EngineError("bad_file", "engines.file-missing", repr(error), file=path.name) from error
    except OSError as error:
        raise EngineError("bad_file", "engines.file-unreadable", repr(error), file=path.name) from error
    if header[:4] != _MAGIC:
        raise EngineError("bad_file", "engines.file-not-gguf", repr(header[:4]), file=path.name)
    if len(header) < _HEADER.size:
        raise EngineError("bad_file", "engines.file-damaged", "the header is cut off", file=path.name)
    _, version, tensors, entries = _HEADER.unpack(header)
    if version not in _VERSIONS or not tensors or not entries:
        detail = f"version {version}, {tensors} tensors, {entries} entries"
        raise EngineError("bad_file", "engines.file-damaged", detail, file=path.name)
