"""What a GGUF file is, before llama.cpp opens it: one that cannot judge should cost a message, not a process.

A sound file of another kind (a projector, an adapter, one part of several) is said to be what it is, not damaged.
Whether llama.cpp knows the architecture it tells itself when it loads the file (load_failure.py).
"""

from __future__ import annotations

import errno
import re
from pathlib import Path

from trainer.engines.embedding import only_encodes
from trainer.engines.engine import EngineError
from trainer.engines.llama_cpp.gguf_cursor import GgufFormatError
from trainer.engines.llama_cpp.gguf_header import MAGIC, NEWEST_VERSION, GgufHeader, read_header
from trainer.engines.llama_cpp.other_formats import LOOKED_AT, other_format

# What llama.cpp's tools write as GGUF, and is no model: control vectors, importance matrices, a voice's decoder.
_HELPERS = frozenset({"controlvector", "imatrix", "dataset", "wavtokenizer-dec"})
_MOST_VERSION = 255  # a larger number is none of a version
_MOST_NAMES = 5  # in a message
_PART = re.compile(r"(?P<stem>.+)-(?P<number>\d{5})-of-(?P<count>\d{5})\.gguf")


def check_gguf(path: Path, name: str = "") -> GgufHeader:
    """``name``: what the user calls the file, its own name without.

    Raises ``EngineError`` "bad_file" where the file is not there, not to be read, or no model that writes text.
    """
    name = name or path.name
    header = _header(path, name)
    _refuse_other_kinds(header, name)
    if header.number("split.count") > 1:
        _refuse_lone_part(path, header)
    elif not header.tensors:
        raise _bad("engines.file-vocabulary", name)
    _refuse_cut(path, header, name)
    return header


def is_embedding(header: GgufHeader) -> bool:
    """A model for searching, which turns a text into a vector."""
    return only_encodes(header.architecture, header.number(f"{header.architecture}.pooling_type"))


def _header(path: Path, name: str) -> GgufHeader:
    try:
        if not path.is_file() and path.exists():
            # A folder; or a pipe, from which nothing may ever come.
            raise _bad("engines.file-not-gguf", name)
        header = read_header(path)
    except OSError as error:
        # A link that leads nowhere, or in a circle, is no file either.
        if isinstance(error, FileNotFoundError) or error.errno == errno.ELOOP:
            raise _bad("engines.file-missing", name, repr(error)) from error
        raise _bad("engines.file-unreadable", name, repr(error)) from error
    except GgufFormatError as error:
        beginning = _beginning(path)
        key = "engines.file-damaged" if beginning.startswith(MAGIC) else other_format(beginning)
        raise _bad(key, name, str(error)) from error
    if fault := _version_fault(header.version):
        raise _bad(fault, name, f"version {header.version:#x}", version=header.version)
    return header


def _version_fault(version: int) -> str | None:
    """The key of what is said of a version of the format, None where it is one that llama.cpp reads."""
    if 2 <= version <= NEWEST_VERSION:
        return None
    if 0 < version <= _MOST_VERSION:
        return "engines.file-version-newer" if version > NEWEST_VERSION else "engines.file-version-old"
    # A small number of four bytes, the other way round, is that of a computer of the other kind.
    turned = int.from_bytes(version.to_bytes(4, "little"), "big")
    return "engines.file-big-endian" if 0 < turned <= _MOST_VERSION else "engines.file-damaged"


def _beginning(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(LOOKED_AT)


def _refuse_other_kinds(header: GgufHeader, name: str) -> None:
    kind, architecture = header.text("general.type"), header.architecture
    if kind == "mmproj" or architecture == "clip":
        raise _bad("engines.file-projector", name)
    if kind == "adapter":
        raise _bad("engines.file-adapter", name)
    if helper := {kind, architecture} & _HELPERS:
        raise _bad("engines.file-no-model", name, what="、".join(helper))
    if is_embedding(header):
        raise _bad("engines.file-embedding", name, architecture=architecture)


def _refuse_lone_part(path: Path, header: GgufHeader) -> None:
    """llama.cpp loads a model in parts from its first one, and finds the others by their names."""
    number, count = header.number("split.no") + 1, header.number("split.count")
    named = _PART.fullmatch(path.name)
    if named is None or (int(named["number"]), int(named["count"])) != (number, count):
        raise _bad("engines.file-part-renamed", path.name, number=number, count=count)
    names = [f"{named['stem']}-{part:05}-of-{count:05}.gguf" for part in range(1, count + 1)]
    if number > 1:
        raise _bad("engines.file-later-part", path.name, number=number, count=count, first=names[0])
    if missing := [name for name in names if not path.with_name(name).is_file()]:
        raise _bad("engines.file-parts-missing", path.name, count=count, names=tuple(missing[:_MOST_NAMES]))
    for name in names[1:]:
        other = path.with_name(name)
        _refuse_cut(other, _header(other, name), name)


def _refuse_cut(path: Path, header: GgufHeader, name: str) -> None:
    size = path.stat().st_size
    if header.data_end > size:
        raise _bad("engines.file-damaged", name, f"its tensors end at byte {header.data_end}, the file at {size}")


def _bad(key: str, name: str, detail: str = "", **values: str | int | tuple[str, ...]) -> EngineError:
    return EngineError("bad_file", key, detail, file=name, **values)
