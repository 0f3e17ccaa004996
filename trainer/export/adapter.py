"""A LoRA adapter as peft, LLaMA-Factory and Unsloth write it (all three write peft's layout), and its weight to add."""

from __future__ import annotations

import hashlib
import json
import math
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from trainer.export.errors import ExportError

_KEY = re.compile(r"(?:base_model\.model\.)?(?P<module>.+)\.lora_(?P<half>[AB])(?:\.[^.]+)?\.weight")


@dataclass(frozen=True, slots=True)
class LoraPair:
    """The two halves for one linear layer. ``down`` of shape (rank, in), ``up`` of shape (out, rank)."""

    module: str  # "model.layers.0.self_attn.q_proj"
    down: str  # the name under which the file holds it
    up: str
    out_features: int
    in_features: int
    scale: float


@dataclass(frozen=True, slots=True)
class AdapterWeights:
    """All pairs of an adapter, by the name of the weight that each is added to."""

    folder: Path
    file: Path
    sha256: str
    pairs: dict[str, LoraPair]

    def delta(self, weight: str) -> np.ndarray:
        """scale * up @ down, float32, of shape (out, in): the order of operations of peft's ``get_delta_weight``.

        By torch's own product: another library sums in another order, and some weights would round the other way.
        """
        from safetensors import safe_open

        pair = self.pairs[weight]
        with safe_open(self.file, framework="pt") as tensors:
            product = tensors.get_tensor(pair.up).float() @ tensors.get_tensor(pair.down).float()
        delta: np.ndarray = product.mul_(pair.scale).numpy()
        return delta


def read_adapter(folder: Path) -> AdapterWeights:
    """Reads the folder. Raises ExportError("adapter") where merging it would not give the model that was trained."""
    from safetensors import SafetensorError, safe_open

    file = folder / "adapter_model.safetensors"
    try:
        config: dict[str, Any] = json.loads((folder / "adapter_config.json").read_text(encoding="utf-8"))
        with safe_open(file, framework="np") as tensors:
            shapes = {name: tuple(tensors.get_slice(name).get_shape()) for name in tensors.keys()}  # noqa: SIM118
    except (OSError, ValueError, SafetensorError) as error:
        raise ExportError("adapter", "export.adapter-incomplete", str(error), folder=folder) from error
    if config.get("peft_type", "LORA") != "LORA" or config.get("use_dora") or config.get("fan_in_fan_out"):
        raise ExportError("adapter", "export.adapter-of-other-kind", json.dumps(config))

    halves: dict[str, dict[str, str]] = {}
    foreign = []
    for name in shapes:
        match = _KEY.fullmatch(name)
        if match is None:
            foreign.append(name)
        else:
            halves.setdefault(match["module"], {})[match["half"]] = name
    if foreign or not halves or any(len(pair) != 2 for pair in halves.values()):
        raise ExportError("adapter", "export.adapter-with-others", str(foreign[:5]), count=len(foreign) or len(halves))
    pairs = {f"{module}.weight": _pair(module, pair["A"], pair["B"], shapes, config) for module, pair in halves.items()}
    with file.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
    return AdapterWeights(folder, file, digest, pairs)


def check_fits(adapter: AdapterWeights, shapes: dict[str, tuple[int, ...]]) -> None:
    """Raises ExportError("adapter") unless every pair has its weight in the base, of the right shape.

    ``shapes``: the base's tensors by name. A pair without its weight would silently be left out.
    """
    wrong = [
        weight for weight, pair in adapter.pairs.items() if shapes.get(weight) != (pair.out_features, pair.in_features)
    ]
    if wrong:
        raise ExportError(
            "adapter",
            "export.adapter-of-other-base",
            str(wrong[:5]),
            total=len(adapter.pairs),
            count=len(wrong),
        )


def _pair(module: str, down: str, up: str, shapes: dict[str, tuple[int, ...]], config: dict[str, Any]) -> LoraPair:
    rank, in_features = shapes[down]
    out_features, up_rank = shapes[up]
    stated = int(_by_pattern(module, config.get("rank_pattern"), config["r"]))
    if rank != up_rank or rank != stated:
        raise ExportError("adapter", "export.adapter-mixed-up", f"{module}: {rank}, {up_rank}, {stated}")
    alpha = float(_by_pattern(module, config.get("alpha_pattern"), config["lora_alpha"]))
    scale = alpha / math.sqrt(rank) if config.get("use_rslora") else alpha / rank
    return LoraPair(module, down, up, out_features, in_features, scale)


def _by_pattern(module: str, patterns: dict[str, Any] | None, default: Any) -> Any:
    """The value of the first pattern that ends the module's name (peft's ``get_pattern_key``)."""
    for pattern, value in (patterns or {}).items():
        if re.match(rf"(.*\.)?({pattern})$", module):
            return value
    return default
