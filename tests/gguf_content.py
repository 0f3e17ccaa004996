"""What a GGUF file holds, for comparing two."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gguf import GGUFReader


@dataclass(frozen=True, slots=True)
class GgufContent:
    """``tensors``: type, shape and bytes by name, in the order of the file. ``metadata``: without the file's counts."""

    tensors: dict[str, tuple[str, tuple[int, ...], bytes]]
    metadata: dict[str, Any]


def content(file: Path) -> GgufContent:
    """Everything in one reading: with a full vocabulary it takes seconds."""
    reader = GGUFReader(file)
    return GgufContent(
        {
            tensor.name: (tensor.tensor_type.name, tuple(int(length) for length in tensor.shape), tensor.data.tobytes())
            for tensor in reader.tensors
        },
        {name: field.contents() for name, field in reader.fields.items() if not name.startswith("GGUF.")},
    )


def tensors(file: Path) -> dict[str, tuple[str, tuple[int, ...], bytes]]:
    """Of `content`."""
    return content(file).tensors


def metadata(file: Path) -> dict[str, Any]:
    """Of `content`."""
    return content(file).metadata
