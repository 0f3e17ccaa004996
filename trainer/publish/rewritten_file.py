"""Whether a server's model is the file that was sent to it, where it keeps the file in a form of its own.

Ollama 0.30 to 0.34.0 write an uploaded GGUF anew, its metadata in another order, under another sha256. What it tells of
the file is then held against the file itself; that the weights are the same, the proof shows.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from gguf import GGMLQuantizationType

from trainer.engines.llama_cpp.gguf_header import GgufListing, GgufTensor, Scalar

# What the server tells elsewhere, or makes anew: the name, and the template that it may take.
_NOT_TOLD = {"general.name", "tokenizer.chat_template", "general.alignment"}
_MOST_NAMES = 8


def differing_parts(file: GgufListing, shown: Mapping[str, Any]) -> tuple[str, ...]:
    """Names of metadata and tensors, some of them, in which the model is another; none where it is the same.

    ``shown``: the answer of /api/show with the tensors. Raises one of ``ODD_SHAPE`` for an answer of another shape.
    """
    told = shown.get("model_info") or {}
    values = [
        name
        for name, value in file.values.items()
        if name not in _NOT_TOLD and not (name in told and _same(value, told[name]))
    ]
    theirs = {str(each["name"]): (str(each["type"]), tuple(each["shape"])) for each in shown.get("tensors") or []}
    ours = {tensor.name: (_type(tensor), tensor.shape) for tensor in file.tensors}
    tensors = [name for name in {**ours, **theirs} if ours.get(name) != theirs.get(name)]
    return tuple([*values, *tensors][:_MOST_NAMES])


def _same(value: Scalar, told: Any) -> bool:
    """Numbers of 32 bits come back as the shortest decimal that stands for them."""
    if isinstance(value, float):
        return isinstance(told, int | float) and math.isclose(value, told, rel_tol=1e-6)
    return bool(value == told)


def _type(tensor: GgufTensor) -> str:
    known = tensor.kind in GGMLQuantizationType.__members__.values()
    return GGMLQuantizationType(tensor.kind).name if known else "unknown"
