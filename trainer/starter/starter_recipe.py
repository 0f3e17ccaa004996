"""What the starter is trained with; resources/model_card/recipes/starter.toml says why each figure was chosen."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

import tomlkit

from resources.model_card.recipe_texts import recipe_text


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


def starter_recipe() -> StarterRecipe:
    """The recipe of the embedded default."""
    return read_starter_recipe(tomllib.loads(recipe_text("starter")))


def read_starter_recipe(data: Mapping[str, Any], _where: str = "") -> StarterRecipe:
    """A parsed file. Raises KeyError or TypeError where a field is missing or unknown."""
    return StarterRecipe(
        data["name"],
        SmallModel(**data["model"]),
        StarterLoss(**data["loss"]),
        StarterRun(**data["run"]),
        StarterFinish(**data["finish"]),
    )


def write_starter_recipe(recipe: StarterRecipe) -> str:
    """The recipe as TOML; `read_starter_recipe` gives it back."""
    return tomlkit.dumps(asdict(recipe))
