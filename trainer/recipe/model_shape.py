"""The shape of a base model, from its config.json alone, and how many weights follow from it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from trainer.export.architectures import ARCHITECTURES


@dataclass(frozen=True, slots=True)
class ModelShape:
    """A decoder of the Qwen2 and Qwen3 families. ``head_norms``: Qwen3's norms of queries and keys."""

    layers: int
    hidden: int
    intermediate: int
    heads: int
    key_value_heads: int
    head_dim: int
    vocabulary: int
    tied: bool
    head_norms: bool = True
    attention_bias: bool = False

    def linears(self) -> dict[str, tuple[int, int]]:
        """Inputs and outputs of each linear layer of one block, by the name that adapters use."""
        queries, keys = self.heads * self.head_dim, self.key_value_heads * self.head_dim
        return {
            "q_proj": (self.hidden, queries),
            "k_proj": (self.hidden, keys),
            "v_proj": (self.hidden, keys),
            "o_proj": (queries, self.hidden),
            "gate_proj": (self.hidden, self.intermediate),
            "up_proj": (self.hidden, self.intermediate),
            "down_proj": (self.intermediate, self.hidden),
        }

    def linear_parameters(self) -> int:
        """Weights of all blocks' linear layers: what is quantised, and what computes."""
        return self.layers * sum(inputs * outputs for inputs, outputs in self.linears().values())

    def output_parameters(self) -> int:
        """Weights of the output layer; where it is tied they are the embeddings'."""
        return self.vocabulary * self.hidden

    def other_parameters(self) -> int:
        """Embeddings, output layer, norms, biases: never quantised."""
        norms = 2 * self.hidden + (2 * self.head_dim if self.head_norms else 0)
        biases = (self.heads + 2 * self.key_value_heads) * self.head_dim if self.attention_bias else 0
        embeddings = self.output_parameters() * (1 if self.tied else 2)
        return embeddings + self.layers * (norms + biases) + self.hidden

    def parameters(self) -> int:
        """All weights, tied ones once."""
        return self.linear_parameters() + self.other_parameters()

    def adapter_parameters(self, rank: int, targets: Sequence[str]) -> int:
        """Trainable weights of a LoRA adapter: rank * (inputs + outputs) for each layer that it is on."""
        linears = self.linears()
        return self.layers * sum(rank * sum(linears[target]) for target in targets)


def _qwen3(layers: int, hidden: int, intermediate: int, heads: int) -> ModelShape:
    return ModelShape(
        layers, hidden, intermediate, heads, key_value_heads=8, head_dim=128, vocabulary=151_936, tied=True
    )


# Copied from config.json of these models, so that a run can be estimated before gigabytes are downloaded.
KNOWN = {
    "Qwen/Qwen3-0.6B": _qwen3(28, 1024, 3072, 16),
    "Qwen/Qwen3-1.7B": _qwen3(28, 2048, 6144, 16),
    "Qwen/Qwen3-4B": _qwen3(36, 2560, 9728, 32),
    "Qwen/Qwen3-4B-Instruct-2507": _qwen3(36, 2560, 9728, 32),
}


def read_shape(folder: Path) -> ModelShape:
    """The shape of the model in this folder. Raises OSError, and ValueError where it is none of a kind we know."""
    return shape_of(json.loads((folder / "config.json").read_text(encoding="utf-8")))


def shape_of(config: Mapping[str, Any]) -> ModelShape:
    """A parsed config.json. Raises ValueError."""
    family = ARCHITECTURES.get((config.get("architectures") or [""])[0])
    if family is None:
        raise ValueError(f"architectures: {config.get('architectures')}")
    try:
        heads = int(config["num_attention_heads"])
        return ModelShape(
            layers=int(config["num_hidden_layers"]),
            hidden=int(config["hidden_size"]),
            intermediate=int(config["intermediate_size"]),
            heads=heads,
            key_value_heads=int(config.get("num_key_value_heads") or heads),
            head_dim=int(config.get("head_dim") or config["hidden_size"] // heads),
            vocabulary=int(config["vocab_size"]),
            tied=bool(config.get("tie_word_embeddings")),
            head_norms=family == "qwen3",
            attention_bias=family == "qwen2" or bool(config.get("attention_bias")),
        )
    except (KeyError, TypeError) as error:
        raise ValueError(f"config.json: {error}") from error
