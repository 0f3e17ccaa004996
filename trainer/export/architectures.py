"""The kinds of model that the model card's bases are."""

from __future__ import annotations

# Transformers' class name to llama.cpp's name of the architecture.
ARCHITECTURES = {"Qwen3ForCausalLM": "qwen3", "Qwen2ForCausalLM": "qwen2"}
