"""What a GGUF file says of itself, read without llama.cpp: its version, some metadata, and where its tensors end.

The format is llama.cpp's docs/gguf.md. A file may be made to mislead: only what is asked for is kept, text is kept up
to a length, fixed-size arrays are passed over unread, and the number of entries that are walked is limited.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping
from dataclasses import dataclass, field
from math import prod
from pathlib import Path

from trainer.engines.llama_cpp.gguf_cursor import ARRAY, LENGTH, STRING, TYPE, GgufCursor, GgufFormatError, scalar

MAGIC = b"GGUF"
NEWEST_VERSION = 3
_FIRST = struct.Struct("<4sI")  # magic, version
_COUNTS = struct.Struct("<QQ")  # tensors, metadata entries

# Elements in a block and bytes of a block, by ggml's number of the type (ggml.h, ggml-common.h).
_BLOCKS = {
    kind: (elements, size)
    for elements, sizes in (
        (1, {0: 4, 1: 2, 24: 1, 25: 2, 26: 4, 27: 8, 28: 8, 30: 2}),
        (32, {2: 18, 3: 20, 6: 22, 7: 24, 8: 34, 9: 36, 20: 18, 39: 17}),
        (64, {40: 36, 42: 18}),
        (128, {41: 18}),
        (256, {10: 84, 11: 110, 12: 144, 13: 176, 14: 210, 15: 292, 16: 66, 17: 74, 18: 98, 19: 50, 21: 110}),
        (256, {22: 82, 23: 136, 29: 56, 34: 54, 35: 66}),
    )
    for kind, size in sizes.items()
}

# Far above any model: it has some dozens of entries and at most 3,000 tensors.
_MOST_ENTRIES, _MOST_TENSORS = 4096, 131_072
_MOST_DIMENSIONS = 4
_LONGEST_KEY, _LONGEST_VALUE = 128, 1024
_LONGEST_TEXT = 1 << 20  # a template, or a licence
_VOCABULARY = "tokenizer."

Scalar = int | float | bool | str


@dataclass(frozen=True, slots=True)
class GgufHeader:
    """``values`` has the scalars of the metadata; longer strings and arrays are left out of it.

    ``data_end``: the byte that the last tensor ends at, as far as the types of the tensors are known here.
    """

    version: int
    tensors: int = 0
    values: Mapping[str, Scalar] = field(default_factory=dict)
    data_end: int = 0

    def text(self, key: str) -> str:
        """A string, "" where there is none."""
        value = self.values.get(key)
        return value if isinstance(value, str) else ""

    def number(self, key: str) -> int:
        """A whole number, 0 where there is none."""
        value = self.values.get(key)
        return value if isinstance(value, int) else 0

    @property
    def architecture(self) -> str:
        """Such as "qwen3"."""
        return self.text("general.architecture")


@dataclass(frozen=True, slots=True)
class GgufTensor:
    """An entry of a header. ``kind``: ggml's number of the type; ``offset``: from where their data begins."""

    name: str
    kind: int
    shape: tuple[int, ...]
    offset: int

    @property
    def end(self) -> int:
        """Where its data ends, as far as its type is known here."""
        block, size = _BLOCKS.get(self.kind, (1, 0))
        return self.offset + prod(self.shape) // block * size


@dataclass(frozen=True, slots=True)
class GgufListing:
    """``values``: all metadata but the arrays."""

    values: Mapping[str, Scalar]
    tensors: tuple[GgufTensor, ...]


def read_header(path: Path) -> GgufHeader:
    """Of versions 2 and 3 the whole header, of others the version alone. Raises OSError and GgufFormatError."""
    with path.open("rb", buffering=0) as file:
        cursor = GgufCursor(file)
        version, tensors, entries = _read_start(cursor)
        if not 2 <= version <= NEWEST_VERSION:
            return GgufHeader(version)
        values = _read_values(cursor, entries)
        end = max((_read_tensor(cursor).end for _ in range(tensors)), default=0)
        alignment = values.get("general.alignment", 32)
        if not isinstance(alignment, int) or alignment <= 0:
            raise GgufFormatError(f"alignment {alignment}")
        data = -(-cursor.position // alignment) * alignment
        return GgufHeader(version, tensors, values, data + end if tensors else cursor.position)


def read_beginning(path: Path) -> GgufHeader:
    """The same up to the vocabulary, which is nearly all of a header and stands at its end: quick, for lists of files.

    ``data_end`` is 0. Raises OSError and GgufFormatError.
    """
    with path.open("rb", buffering=0) as file:
        cursor = GgufCursor(file)
        version, tensors, entries = _read_start(cursor)
        return GgufHeader(version, tensors, _read_values(cursor, entries, before=_VOCABULARY))


def read_listing(path: Path) -> GgufListing:
    """All that the header lists, long texts too. Raises OSError and GgufFormatError."""
    with path.open("rb", buffering=0) as file:
        cursor = GgufCursor(file)
        _, tensors, entries = _read_start(cursor)
        values = _read_values(cursor, entries, longest=_LONGEST_TEXT)
        return GgufListing(values, tuple(_read_tensor(cursor) for _ in range(tensors)))


def _read_start(cursor: GgufCursor) -> tuple[int, int, int]:
    """Version, number of tensors and of entries; of a version that is not known here the version alone."""
    magic, version = cursor.unpack(_FIRST)
    if magic != MAGIC:
        raise GgufFormatError(f"begins with {magic!r}")
    if not 2 <= version <= NEWEST_VERSION:
        return version, 0, 0
    tensors, entries = cursor.unpack(_COUNTS)
    if tensors > _MOST_TENSORS or entries > _MOST_ENTRIES:
        raise GgufFormatError(f"{tensors} tensors, {entries} metadata entries")
    return version, tensors, entries


def _read_values(
    cursor: GgufCursor, entries: int, *, before: str | None = None, longest: int = _LONGEST_VALUE
) -> dict[str, Scalar]:
    values: dict[str, Scalar] = {}
    for _ in range(entries):
        key = cursor.string(_LONGEST_KEY)
        if before is not None and key is not None and key.startswith(before):
            break
        (kind,) = cursor.unpack(TYPE)
        if kind == ARRAY:
            (of,) = cursor.unpack(TYPE)
            (count,) = cursor.unpack(LENGTH)
            cursor.pass_array(of, count)
        elif kind == STRING:
            value = cursor.string(longest)
            if key is not None and value is not None:
                values[key] = value
        else:
            (number,) = cursor.unpack(scalar(kind))
            if key is not None:
                values[key] = number
    return values


def _read_tensor(cursor: GgufCursor) -> GgufTensor:
    name = cursor.string(_LONGEST_KEY) or ""
    (dimensions,) = cursor.unpack(TYPE)
    if dimensions > _MOST_DIMENSIONS:
        raise GgufFormatError(f"a tensor of {dimensions} dimensions")
    shape = tuple(cursor.unpack(LENGTH)[0] for _ in range(dimensions))
    (kind,) = cursor.unpack(TYPE)
    (offset,) = cursor.unpack(LENGTH)
    return GgufTensor(name, kind, shape, offset)
