"""Texts and lists as SQLite keeps them: whatever was typed or written comes back as it was."""

from __future__ import annotations

import json
import zlib
from typing import Any


def kept(text: str) -> str | bytes:
    """Half of a surrogate pair, as a broken paste has it, is no text for SQLite; bytes are kept as they are."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-8", "surrogatepass")
    return text


def read(value: str | bytes | None) -> str:
    """What ``kept`` made."""
    return value.decode("utf-8", "surrogatepass") if isinstance(value, bytes) else value or ""


def kept_json(plain: Any) -> str | bytes:
    """JSON, Chinese as it is."""
    return kept(json.dumps(plain, ensure_ascii=False))


def read_json(value: str | bytes | None) -> Any:
    """None where there is none."""
    return None if value is None else json.loads(read(value))


def packed(plain: Any) -> bytes:
    """A card, which is nine tenths of a run and is never searched: an eighth of its size."""
    return zlib.compress(json.dumps(plain, ensure_ascii=False).encode("utf-8", "surrogatepass"))


def unpacked(value: bytes | None) -> Any:
    """None where there is none."""
    return None if value is None else json.loads(zlib.decompress(value).decode("utf-8", "surrogatepass"))
