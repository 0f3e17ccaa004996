"""A model folder as the Hugging Face tools write it: configuration, and tensors in one or many safetensors files."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import ml_dtypes
import numpy as np

from trainer.export.architectures import ARCHITECTURES
from trainer.export.errors import ExportError

# The safetensors format's names; its numbers are little-endian.
FLOATS = {"F32": np.dtype("<f4"), "F16": np.dtype("<f2"), "BF16": np.dtype(ml_dtypes.bfloat16)}


@dataclass(frozen=True, slots=True)
class StoredTensor:
    """Where one tensor lies: from byte ``offset`` of ``file``. ``dtype`` as safetensors names it: F32, F16 or BF16."""

    name: str
    file: Path
    offset: int
    shape: tuple[int, ...]
    dtype: str

    @property
    def columns(self) -> int:
        """The values of one row; a 1-D tensor is one row."""
        return self.shape[-1]

    @property
    def row_count(self) -> int:
        return math.prod(self.shape[:-1])

    def rows(self, rows: slice) -> np.ndarray:
        """These rows, of shape (rows, columns), in the stored dtype.

        Read, not mapped: a mapped file counts as this process's memory for as long as it is open.
        """
        dtype, count = FLOATS[self.dtype], rows.stop - rows.start
        start = self.offset + rows.start * self.columns * dtype.itemsize
        return np.fromfile(self.file, dtype, count * self.columns, offset=start).reshape(count, self.columns)


@dataclass(frozen=True, slots=True)
class BaseModel:
    """A causal language model of a kind that can be exported."""

    folder: Path
    architecture: str  # llama.cpp's name
    config: dict[str, Any]
    tensors: dict[str, StoredTensor]

    @property
    def layers(self) -> int:
        return int(self.config["num_hidden_layers"])

    @property
    def tied(self) -> bool:
        """Whether the embeddings serve as output layer too."""
        return bool(self.config.get("tie_word_embeddings")) or "lm_head.weight" not in self.tensors

    @property
    def parameters(self) -> int:
        """How many weights the model has; tied ones once."""
        return sum(math.prod(tensor.shape) for tensor in self.exported())

    def exported(self) -> list[StoredTensor]:
        """All tensors but a second copy of tied embeddings."""
        return [tensor for name, tensor in self.tensors.items() if not (self.tied and name == "lm_head.weight")]


def read_base_model(folder: Path) -> BaseModel:
    """Reads the folder's configuration and the headers of its files. Raises ExportError("base")."""
    config = _read_json(folder / "config.json", folder)
    architecture = ARCHITECTURES.get((config.get("architectures") or [""])[0])
    if architecture is None:
        raise ExportError("base", "export.base-unknown", architecture=str(config.get("architectures")))
    if config.get("quantization_config"):
        raise ExportError("base", "export.base-quantised", folder=folder.name)
    tensors = {tensor.name: tensor for file in _weight_files(folder) for tensor in _stored_tensors(file)}
    strange = sorted(name for name, tensor in tensors.items() if tensor.dtype not in FLOATS)
    if strange:
        raise ExportError("base", "export.base-not-float", f"{strange[0]}: {tensors[strange[0]].dtype}")
    return BaseModel(folder, architecture, config, tensors)


def _weight_files(folder: Path) -> list[Path]:
    index = folder / "model.safetensors.index.json"
    if index.is_file():
        names = sorted(set(_read_json(index, folder)["weight_map"].values()))
        files = [folder / name for name in names]
    else:
        files = [folder / "model.safetensors"]
    missing = [file.name for file in files if not file.is_file()]
    if missing:
        raise ExportError(
            "base",
            "export.base-lacks-weights",
            folder=folder.name,
            count=len(missing),
            example=missing[0],
        )
    return files


def _stored_tensors(file: Path) -> list[StoredTensor]:
    """Out of the file's header: eight bytes that say how long it is, and JSON; offsets count from its end."""
    from safetensors import SafetensorError, safe_open

    try:
        with safe_open(file, framework="np"):
            pass  # The header is sound and the file as long as it says.
    except (SafetensorError, OSError) as error:
        raise ExportError("base", "export.weights-damaged", str(error), file=file.name) from error
    with file.open("rb") as stream:
        length = int.from_bytes(stream.read(8), "little")
        header: dict[str, Any] = json.loads(stream.read(length))
    header.pop("__metadata__", None)
    return [
        StoredTensor(name, file, 8 + length + entry["data_offsets"][0], tuple(entry["shape"]), entry["dtype"])
        for name, entry in header.items()
    ]


def _read_json(file: Path, folder: Path) -> dict[str, Any]:
    try:
        content: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ExportError("base", "export.base-incomplete", str(error), folder=folder, file=file.name) from error
    return content
