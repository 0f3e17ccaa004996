"""Which model is offered first."""

from __future__ import annotations

from collections.abc import Iterable

from trainer.engines.engine import Model
from trainer.engines.llama_cpp.gguf_memory import kv_cache_bytes, logit_bytes

DEFAULT_MODEL = "demonbyron/qwen3-4b-CriminalLaw-cn:q4"
DEFAULT_MODEL_BYTES = 2_500_000_000
"""As its page at Ollama shows them."""


def default_model_memory() -> int:
    """Bytes that it takes while it writes, by the shape of Qwen3-4B (its config.json): 36 layers, 8 heads of keys and
    values of 128 numbers each."""
    return DEFAULT_MODEL_BYTES + kv_cache_bytes(layers=36, heads=8, key_length=128, value_length=128) + logit_bytes()


def by_preference(models: Iterable[Model]) -> list[Model]:
    """The default model, then others made for criminal law, then what is loaded, then by name."""

    def rank(model: Model) -> tuple[bool, bool, bool, str]:
        name = (model.label or model.name).lower()
        return (name != DEFAULT_MODEL.lower(), "criminallaw" not in name, not model.loaded, name)

    return sorted(models, key=rank)
