"""A case as few bytes: JSON in GB 18030 (two bytes a Chinese character, not three), deflated from a common vocabulary.

A judgment by itself is too short to be packed well; with a vocabulary of other judgments' phrases it takes a third.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable
from pathlib import Path

from trainer.similar.case import IndexedCase, case_row, read_case
from trainer.whole_file import write_whole

_ENCODING = "gb18030"
_WINDOW = 15  # bits: 32 KiB, all that deflate looks back to
MOST = 1 << _WINDOW


def vocabulary_of(cases: Iterable[IndexedCase]) -> bytes:
    """Of the first cases, so many as deflate looks back to."""
    found = b""
    for case in cases:
        found = _bytes(case) + found
        if len(found) >= MOST:
            break
    return found[-MOST:]


def write_vocabulary(file: Path, vocabulary: bytes) -> None:
    """With its checksum: with another vocabulary every case would be another text. Raises OSError."""
    write_whole(file, vocabulary + zlib.crc32(vocabulary).to_bytes(4, "little"))


def read_vocabulary(file: Path) -> bytes:
    """Raises ValueError where it is damaged, OSError."""
    content = file.read_bytes()
    vocabulary, stated = content[:-4], content[-4:]
    if zlib.crc32(vocabulary).to_bytes(4, "little") != stated:
        raise ValueError(f"{file.name} is not as it was written")
    return vocabulary


def packed(case: IndexedCase, vocabulary: bytes) -> bytes:
    """`unpacked` undoes it, with the same vocabulary."""
    packer = zlib.compressobj(6, zlib.DEFLATED, -_WINDOW, 9, zlib.Z_DEFAULT_STRATEGY, vocabulary)
    return packer.compress(_bytes(case)) + packer.flush()


def unpacked(content: bytes, vocabulary: bytes) -> IndexedCase:
    """Raises ValueError where it is damaged."""
    try:
        unpacker = zlib.decompressobj(-_WINDOW, vocabulary)
        written = unpacker.decompress(content)
    except zlib.error as error:
        raise ValueError(str(error)) from error
    return read_case(json.loads(written.decode(_ENCODING)))


def _bytes(case: IndexedCase) -> bytes:
    # Half of a surrogate pair, which damaged dumps hold, has no place in GB 18030.
    return json.dumps(case_row(case), ensure_ascii=False, separators=(",", ":")).encode(_ENCODING, "replace")
