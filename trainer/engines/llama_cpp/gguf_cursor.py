"""A place in a GGUF file's header, which goes on value by value; what the values mean is read elsewhere."""

from __future__ import annotations

import struct
from typing import Any, BinaryIO

LENGTH = struct.Struct("<Q")
TYPE = struct.Struct("<I")

STRING, ARRAY = 8, 9
# uint8, int8, uint16, int16, uint32, int32, float32, bool, uint64, int64, float64
_SCALARS = {0: "<B", 1: "<b", 2: "<H", 3: "<h", 4: "<I", 5: "<i", 6: "<f", 7: "<?", 10: "<Q", 11: "<q", 12: "<d"}

# Far above any model: a vocabulary has at most 262,144 tokens and twice as many merges.
_MOST_STRINGS = 4_000_000
_CHUNK = 1 << 20


class GgufFormatError(ValueError):
    """The file breaks the format, or ends before its header does."""


def scalar(kind: int) -> struct.Struct:
    """How a number of this type is laid out. Raises GgufFormatError."""
    if kind not in _SCALARS:
        raise GgufFormatError(f"a value of type {kind}")
    return struct.Struct(_SCALARS[kind])


class GgufCursor:
    """A place in the file, which is read in chunks."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._size = file.seek(0, 2)
        self._chunk = b""
        self._start = 0  # of the chunk, in the file
        self._place = 0  # in the chunk
        self._strings = 0

    @property
    def position(self) -> int:
        """In the file."""
        return self._start + self._place

    def unpack(self, layout: struct.Struct) -> tuple[Any, ...]:
        """The next values. Raises GgufFormatError where the file ends before them."""
        self._have(layout.size)
        found = layout.unpack_from(self._chunk, self._place)
        self._place += layout.size
        return found

    def string(self, longest: int) -> str | None:
        """None where it is longer than that; it is passed over then."""
        (length,) = self.unpack(LENGTH)
        if length > longest:
            self._pass(length)
            return None
        self._have(length)
        raw = self._chunk[self._place : self._place + length]
        self._place += length
        return raw.decode("utf-8", "replace")

    def pass_array(self, kind: int, count: int) -> None:
        """Goes on behind so many elements of this type. Raises GgufFormatError."""
        if kind != STRING:  # arrays of arrays have never been made, and llama.cpp refuses them
            self._pass(count * scalar(kind).size)
            return
        self._strings += count
        if self._strings > _MOST_STRINGS:
            raise GgufFormatError(f"{self._strings} strings")
        while count:
            self._have(LENGTH.size)
            # Half a million strings in a common file: without a call for each but the one that reads its length.
            chunk, place, last = self._chunk, self._place, len(self._chunk) - LENGTH.size
            length_at = LENGTH.unpack_from
            while count and place <= last:
                place += LENGTH.size + length_at(chunk, place)[0]
                count -= 1
            self._pass(place - self._place)

    def _pass(self, length: int) -> None:
        if length > self._size - self.position:
            raise GgufFormatError(f"{length} bytes at {self.position} of {self._size}")
        self._place += length

    def _have(self, length: int) -> None:
        """Makes sure that so many bytes are in the chunk."""
        if self._place + length <= len(self._chunk):
            return
        self._start += self._place
        self._place = 0
        self._file.seek(self._start)
        self._chunk = self._file.read(max(_CHUNK, length))
        if length > len(self._chunk):
            raise GgufFormatError(f"{length} bytes at {self._start} of {self._size}")
