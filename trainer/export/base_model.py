"""A model folder as the Hugging Face tools write it: configuration, and tensors in one or many safetensors files."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import ml_dtypes  # noqa: F401 - tells numpy of bfloat16, which safetensors then asks it for
import numpy as np

from trainer.export import sentences
from trainer.export.architectures import ARCHITECTURES
from trainer.export.errors import ExportError

FLOATS = {"F32": 4, "F16": 2, "BF16": 2}


@dataclass(frozen=True, slots=True)
class StoredTensor:
    """Where one tensor lies. ``dtype`` as safetensors names it: F32, F16 or BF16."""

    name: str
    file: Path
    shape: tuple[int, ...]
    dtype: str

    def rows(self, first: int, last: int) -> np.ndarray:
        """Rows ``first`` to ``last - 1`` (of a 1-D tensor: values), in the stored dtype.

        Nothing else of the file is read, so a tensor larger than memory can be had slab by slab.
        """
        from safetensors import safe_open

        with safe_open(self.file, framework="np") as tensors:
            rows: np.ndarray = tensors.get_slice(self.name)[first:last]
        return rows


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
        total = 0
        for tensor in self.exported():
            count = 1
            for length in tensor.shape:
                count *= length
            total += count
        return total

    def exported(self) -> list[StoredTensor]:
        """All tensors but a second copy of tied embeddings."""
        return [tensor for name, tensor in self.tensors.items() if not (self.tied and name == "lm_head.weight")]


def read_base_model(folder: Path) -> BaseModel:
    """Reads the folder's configuration and the headers of its files. Raises ExportError("base")."""
    config = _read_json(folder / "config.json", folder)
    architecture = ARCHITECTURES.get((config.get("architectures") or [""])[0])
    if architecture is None:
        raise ExportError("base", sentences.BASE_UNKNOWN, architecture=str(config.get("architectures")))
    if config.get("quantization_config"):
        raise ExportError("base", sentences.BASE_QUANTISED, folder=folder.name)
    tensors = {tensor.name: tensor for file in _weight_files(folder) for tensor in _stored_tensors(file)}
    strange = sorted(name for name, tensor in tensors.items() if tensor.dtype not in FLOATS)
    if strange:
        raise ExportError("base", sentences.BASE_NOT_FLOAT, f"{strange[0]}: {tensors[strange[0]].dtype}")
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
            sentences.BASE_LACKS_WEIGHTS,
            folder=folder.name,
            count=len(missing),
            example=missing[0],
        )
    return files


def _stored_tensors(file: Path) -> list[StoredTensor]:
    from safetensors import SafetensorError, safe_open

    try:
        with safe_open(file, framework="np") as tensors:
            slices = {name: tensors.get_slice(name) for name in tensors.keys()}  # noqa: SIM118 - no iterator
            return [
                StoredTensor(name, file, tuple(part.get_shape()), part.get_dtype()) for name, part in slices.items()
            ]
    except (SafetensorError, OSError) as error:
        raise ExportError("base", sentences.WEIGHTS_DAMAGED, str(error), file=file.name) from error


def _read_json(file: Path, folder: Path) -> dict[str, Any]:
    try:
        content: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ExportError("base", sentences.BASE_INCOMPLETE, str(error), folder=str(folder), file=file.name) from error
    return content
