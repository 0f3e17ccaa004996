"""A model that was divided into several files, as llama.cpp's gguf-split names them; only the first is listed."""

from __future__ import annotations

import re
from pathlib import Path

_FIRST = re.compile(r"(.+)-00001-of-(\d{5})\.gguf")


def gguf_parts(first: Path) -> list[Path]:
    """All its files, be they there or not; that file alone where its name tells of no others."""
    named = _FIRST.fullmatch(first.name)
    if named is None:
        return [first]
    name, count = named[1], int(named[2])
    return [first.with_name(f"{name}-{number:05}-of-{count:05}.gguf") for number in range(1, count + 1)]
