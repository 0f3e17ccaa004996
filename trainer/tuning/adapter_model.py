"""An adapter on its base as it was trained, read from folders on this computer alone."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch

from trainer.export.adapter import check_fits, read_adapter
from trainer.recipe.base_folder import BaseFolder, find_base
from trainer.recipe.errors import TuningError
from trainer.runs.encoded import load_tokenizer
from trainer.tuning.adapter_files import CONFIG
from trainer.tuning.device import NUMBER_TYPES, Precision

_BASE_IN_CONFIG = "base_model_name_or_path"  # peft's


@dataclass(frozen=True, slots=True)
class AdapterModel:
    """``network`` is peft's; ``tokenizer`` the base's own. ``digest``: SHA-256 over adapter and base."""

    network: Any
    tokenizer: Any
    digest: str
    context_length: int | None


def adapter_folder(place: Path) -> Path:
    """The adapter that a run in this folder has made, else the folder itself."""
    made = place / "adapter"
    return made if (made / CONFIG).is_file() else place


def base_of(place: Path, base: str | None) -> BaseFolder:
    """The base that was named, else what the run remembers or the adapter states. Raises TuningError("base")."""
    if base is not None:
        return find_base(base)
    stated = (_stated(place / "run.json", "base_folder"), _stated(adapter_folder(place) / CONFIG, _BASE_IN_CONFIG))
    names = [name for name in stated if name]
    for name in names[:-1]:
        try:
            return find_base(name)
        except TuningError:
            continue  # it may have been moved since
    return find_base(names[-1] if names else "?")


def _stated(file: Path, key: str) -> str | None:
    try:
        value = json.loads(file.read_text(encoding="utf-8")).get(key)
    except (OSError, ValueError, AttributeError):
        return None
    return value if isinstance(value, str) else None


def load_adapter_model(place: Path, base: str | None, device: torch.device, precision: Precision) -> AdapterModel:
    """The base in 16 bits (or 32), as an export reads it, with the adapter beside it: not merged, not quantised.

    Raises TuningError; ExportError where the adapter was not trained on this base. Nothing is fetched, and no code of a
    model's own is run.
    """
    from peft import PeftModel
    from transformers import AutoModelForCausalLM

    folder = adapter_folder(place)
    weights = read_adapter(folder)  # first: where there is none, no base is missing
    found = base_of(place, base)
    model = AutoModelForCausalLM.from_pretrained(
        found.folder,
        dtype=NUMBER_TYPES[precision],
        device_map={"": device},
        attn_implementation="sdpa",
        local_files_only=True,
        trust_remote_code=False,
    )
    check_fits(weights, {name: tuple(value.shape) for name, value in model.named_parameters()})
    context = getattr(model.config, "max_position_embeddings", None)
    network = PeftModel.from_pretrained(model, folder, local_files_only=True).eval()
    digest = hashlib.sha256(f"{weights.sha256} {found.fingerprint()}".encode()).hexdigest()
    return AdapterModel(network, load_tokenizer(found.folder), digest, context)
