"""The kinds of model that the model card's bases are."""

from __future__ import annotations

# What transformers calls them, and llama.cpp's name for each.
ARCHITECTURES = {"Qwen3ForCausalLM": "qwen3", "Qwen2ForCausalLM": "qwen2"}
