"""What a GGUF file holds, for comparing two."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from gguf import GGUFReader


def tensors(file: Path) -> dict[str, tuple[str, tuple[int, ...], bytes]]:
    """Type, shape and bytes of each tensor by its name, in the order of the file."""
    return {
        tensor.name: (tensor.tensor_type.name, tuple(int(length) for length in tensor.shape), tensor.data.tobytes())
        for tensor in GGUFReader(file).tensors
    }


def metadata(file: Path) -> dict[str, Any]:
    """The fields before the tensors, without those that count the file's own parts."""
    fields = GGUFReader(file).fields
    return {name: field.contents() for name, field in fields.items() if not name.startswith("GGUF.")}
