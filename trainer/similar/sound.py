"""Whether an index's files are as they were written: by the checksums that tantivy itself puts at their ends.

Its layout (tantivy 0.27, src/directory/footer.rs): the content, a JSON object with ``crc`` (CRC-32 of the content), its
length and the number 1337, each of the two in 32 bits, little-endian. Tantivy does not look at them when it opens an
index, and a changed byte may end in a panic, or in a wrong answer, at any later question.
"""

from __future__ import annotations

import json
import struct
import zlib
from contextlib import suppress
from pathlib import Path

from trainer.whole_file import write_whole

_MAGIC = 1337
_END = struct.Struct("<II")
_BLOCK = 1 << 22
_LARGE = 1 << 24
"""Bytes from which on a file that was found sound is looked through again only where its size or its time changed."""


def check_files(folder: Path, kept: Path) -> None:
    """Raises ValueError where a file of a settled segment is not what was written; OSError. ``kept`` remembers which
    large ones were found sound; where it cannot be written they are looked through again the next time."""
    settled = {
        str(segment["segment_id"]).replace("-", "")
        for segment in json.loads((folder / "meta.json").read_bytes())["segments"]
    }
    before = _read(kept)
    sound: dict[str, list[int]] = {}
    for path in sorted(folder.iterdir()):
        if path.name[:32] not in settled:
            continue
        try:
            about = path.stat()
            mark = [about.st_size, about.st_mtime_ns]
            if before.get(path.name) != mark:
                _check(path)
        except FileNotFoundError:  # merged with others meanwhile
            continue
        if about.st_size >= _LARGE:
            sound[path.name] = mark
    if sound != before:
        with suppress(OSError):
            write_whole(kept, json.dumps(sound))


def _check(path: Path) -> None:
    size = path.stat().st_size
    with path.open("rb") as file:
        file.seek(max(0, size - _END.size))
        end = file.read(_END.size)
        length, magic = _END.unpack(end) if len(end) == _END.size else (0, 0)
        left = size - _END.size - length
        if magic != _MAGIC or left < 0:
            raise ValueError(f"{path.name} was cut off")
        file.seek(left)
        stated = json.loads(file.read(length))["crc"]
        file.seek(0)
        found = 0
        while left > 0 and (block := file.read(min(_BLOCK, left))):
            found = zlib.crc32(block, found)
            left -= len(block)
    if found != stated:
        raise ValueError(f"{path.name} is not as it was written")


def _read(kept: Path) -> dict[str, list[int]]:
    try:
        found = json.loads(kept.read_bytes())
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}
