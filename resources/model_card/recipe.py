"""The recipes that come with the program, read into typed data."""

from __future__ import annotations

import math
import tomllib
from dataclasses import dataclass
from importlib.resources import files
from typing import Any, Literal


@dataclass(frozen=True, slots=True)
class SmallModel:
    """Shape of a model made from nothing (Qwen3 architecture, tied embeddings); all but ``members`` is one member's."""

    members: int
    hidden_size: int
    layers: int
    heads: int
    key_value_heads: int
    head_dim: int
    intermediate_size: int
    max_tokens: int
    least_token_count: int


@dataclass(frozen=True, slots=True)
class StarterLoss:
    """What the starter's loss is made of; see starter.toml."""

    facts_weight: float
    facts_share: float
    decisive_weight: float
    verdict_head_weight: float
    verdict_head_layer: int
    verdict_head_smoothing: float
    dropout: float
    hidden_share: float
    agreement_weight: float


@dataclass(frozen=True, slots=True)
class StarterRun:
    """How the starter is trained."""

    epochs: int
    batch_size: int
    micro_batch_tokens: int
    learning_rate: float
    warmup_share: float
    weight_decay: float
    max_gradient_norm: float
    average_decay: float
    left_out_share: float
    rare_below: int
    term_folds: int
    seed: int


@dataclass(frozen=True, slots=True)
class StarterFinish:
    """The last epochs of the starter's training, in which the cases are seen nearly as they are."""

    epochs: int
    learning_rate: float
    left_out_share: float
    facts_share: float
    max_tokens: int
    average_decay: float


@dataclass(frozen=True, slots=True)
class StarterRecipe:
    """All parameters of a small model."""

    name: str
    model: SmallModel
    loss: StarterLoss
    run: StarterRun
    finish: StarterFinish


@dataclass(frozen=True, slots=True)
class Quantization:
    """How the base model's weights are held while the adapter is trained (QLoRA, arXiv 2305.14314)."""

    bits: Literal[4]
    type: Literal["nf4"]
    double_quantization: bool


@dataclass(frozen=True, slots=True)
class Adapter:
    """A LoRA adapter; with ``rslora`` its scale is alpha / sqrt(rank) (arXiv 2312.03732)."""

    rank: int
    alpha: int
    rslora: bool
    dropout: float
    targets: tuple[str, ...]

    def scale(self) -> float:
        """The factor on B @ A."""
        return self.alpha / (math.sqrt(self.rank) if self.rslora else self.rank)


@dataclass(frozen=True, slots=True)
class AdapterRun:
    """How the adapter is trained."""

    epochs: float
    learning_rate: float
    schedule: Literal["cosine"]
    total_batch_size: int
    micro_batch_size: int
    max_tokens: int
    warmup_share: float
    weight_decay: float
    max_gradient_norm: float
    seed: int

    def accumulation(self) -> int:
        """Micro-batches in one step of one process."""
        return self.total_batch_size // self.micro_batch_size

    def steps(self, samples: int) -> int:
        """Optimiser steps over ``samples`` samples; 53,000 samples make 6,625 steps with the card's figures."""
        return math.ceil(samples * self.epochs / self.total_batch_size)


@dataclass(frozen=True, slots=True)
class AdapterRecipe:
    """A QLoRA run on a base model."""

    name: str
    base_model: str
    quantization: Quantization
    adapter: Adapter
    run: AdapterRun


Recipe = StarterRecipe | AdapterRecipe


def recipe_names() -> tuple[str, ...]:
    """The recipes that come with the program, sorted."""
    folder = files(__package__).joinpath("recipes")
    return tuple(sorted(file.name.removesuffix(".toml") for file in folder.iterdir() if file.name.endswith(".toml")))


def recipe_text(name: str) -> str:
    """The TOML of one of them. Raises KeyError with the names there are."""
    if name not in recipe_names():
        raise KeyError(f"没有名为 {name} 的配方；可用：{'、'.join(recipe_names())}")
    return files(__package__).joinpath("recipes", f"{name}.toml").read_text(encoding="utf-8")


def starter_recipe() -> StarterRecipe:
    """The recipe of the embedded default."""
    return _starter(tomllib.loads(recipe_text("starter")))


def recipe(name: str) -> Recipe:
    """The recipe of that name. Raises KeyError with the names there are."""
    return read_recipe(tomllib.loads(recipe_text(name)))


def read_recipe(data: dict[str, Any]) -> Recipe:
    """A parsed file. Raises KeyError or TypeError where a field is missing or unknown."""
    if data["method"] == "full":
        return _starter(data)
    adapter = data["adapter"] | {"targets": tuple(data["adapter"]["targets"])}
    return AdapterRecipe(
        data["name"],
        data["base_model"],
        Quantization(**data["quantization"]),
        Adapter(**adapter),
        AdapterRun(**data["run"]),
    )


def _starter(data: dict[str, Any]) -> StarterRecipe:
    return StarterRecipe(
        data["name"],
        SmallModel(**data["model"]),
        StarterLoss(**data["loss"]),
        StarterRun(**data["run"]),
        StarterFinish(**data["finish"]),
    )
