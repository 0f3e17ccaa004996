"""Whether two machines run the same program."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

import resources
import trainer

_SUFFIXES = frozenset((".py", ".json", ".toml", ".txt"))


@cache
def program_digest() -> str:
    """SHA-256 over all that makes data out of judgments: the trainer's code, and what it knows."""
    digest = hashlib.sha256()
    for package in (resources, trainer):
        root = Path(str(package.__file__)).parent
        for path in sorted(path for path in root.rglob("*") if path.suffix in _SUFFIXES):
            digest.update(f"{path.relative_to(root).as_posix()}\0{path.stat().st_size}\0".encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()
