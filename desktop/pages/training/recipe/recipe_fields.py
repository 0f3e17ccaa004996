"""The fields of a recipe as the form shows them: their place in the recipe, their kind, and whether experts alone
need them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

from trainer.recipe.recipe import ALL_LINEAR


class FieldKind(Enum):
    """How a field is written."""

    TEXT = "text"
    WHOLE = "whole"
    REAL = "real"
    YES_NO = "yes or no"
    CHOICE = "choice"
    LIST = "list"


@dataclass(frozen=True, slots=True)
class RecipeField:
    """``path`` as in a recipe file: "run.epochs"."""

    path: str
    kind: FieldKind
    choices: tuple[str | int, ...] = ()
    expert: bool = True


PLAIN = (
    RecipeField("run.epochs", FieldKind.REAL, expert=False),
    RecipeField("run.learning_rate", FieldKind.REAL, expert=False),
    RecipeField("run.total_batch_size", FieldKind.WHOLE, expert=False),
    RecipeField("run.micro_batch_size", FieldKind.WHOLE, expert=False),
    RecipeField("run.max_tokens", FieldKind.WHOLE, expert=False),
    RecipeField("adapter.rank", FieldKind.WHOLE, expert=False),
    RecipeField("quantization.bits", FieldKind.CHOICE, (4, 16), expert=False),
)
EXPERT = (
    RecipeField("name", FieldKind.TEXT),
    RecipeField("adapter.alpha", FieldKind.WHOLE),
    RecipeField("adapter.rslora", FieldKind.YES_NO),
    RecipeField("adapter.dropout", FieldKind.REAL),
    RecipeField("adapter.targets", FieldKind.LIST, ALL_LINEAR),
    RecipeField("quantization.double_quantization", FieldKind.YES_NO),
    RecipeField("run.schedule", FieldKind.CHOICE, ("cosine", "linear", "constant")),
    RecipeField("run.warmup_share", FieldKind.REAL),
    RecipeField("run.weight_decay", FieldKind.REAL),
    RecipeField("run.max_gradient_norm", FieldKind.REAL),
    RecipeField("run.seed", FieldKind.WHOLE),
    RecipeField("run.optimizer", FieldKind.CHOICE, ("adamw", "paged_adamw_32bit", "paged_adamw_8bit")),
    RecipeField("run.batching", FieldKind.CHOICE, ("packed", "grouped")),
    RecipeField("run.precision", FieldKind.CHOICE, ("auto", "bf16", "fp16", "fp32")),
    RecipeField("run.gradient_checkpointing", FieldKind.YES_NO),
    RecipeField("checkpoints.every_steps", FieldKind.WHOLE),
    RecipeField("checkpoints.every_minutes", FieldKind.REAL),
    RecipeField("checkpoints.kept", FieldKind.WHOLE),
    RecipeField("evaluation.held_out", FieldKind.WHOLE),
    RecipeField("evaluation.cases", FieldKind.WHOLE),
    RecipeField("evaluation.answer_tokens", FieldKind.WHOLE),
)


def nested(values: Mapping[str, Any]) -> dict[str, Any]:
    """Values by path as a parsed recipe file has them."""
    whole: dict[str, Any] = {}
    for path, value in values.items():
        *sections, name = path.split(".")
        place = whole
        for section in sections:
            place = place.setdefault(section, {})
        place[name] = value
    return whole
