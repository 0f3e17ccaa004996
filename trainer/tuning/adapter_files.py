"""An adapter's files in peft's own layout: adapter_config.json and adapter_model.safetensors."""

from __future__ import annotations

from pathlib import Path
from typing import Any

CONFIG = "adapter_config.json"
WEIGHTS = "adapter_model.safetensors"


def write_adapter(model: Any, folder: Path, base_model: str) -> None:
    """``base_model``: the name that the adapter states, rather than where the base lay here. Raises OSError."""
    from peft import get_peft_model_state_dict
    from safetensors import SafetensorError
    from safetensors.torch import save_file

    folder.mkdir(parents=True, exist_ok=True)
    config = model.peft_config["default"]
    before = config.base_model_name_or_path, config.inference_mode
    config.base_model_name_or_path, config.inference_mode = base_model, True
    try:
        config.save_pretrained(folder)
    finally:
        config.base_model_name_or_path, config.inference_mode = before
    weights = get_peft_model_state_dict(model, save_embedding_layers=False)
    try:
        save_file({name: tensor.contiguous() for name, tensor in weights.items()}, folder / WEIGHTS, {"format": "pt"})
    except SafetensorError as error:
        # The message by which safetensors reports a full disk; it has no exception of its own for it.
        raise OSError(str(error)) from error


def load_adapter(model: Any, folder: Path) -> None:
    """Raises ValueError where the file does not hold this adapter, OSError where it cannot be read."""
    from peft import set_peft_model_state_dict
    from safetensors import SafetensorError
    from safetensors.torch import load_file

    try:
        weights = load_file(folder / WEIGHTS)
    except SafetensorError as error:
        raise ValueError(str(error)) from error
    result = set_peft_model_state_dict(model, weights)
    if result.unexpected_keys:
        raise ValueError(f"{folder} holds another adapter: {result.unexpected_keys[:3]}")
