"""The fields of a recipe as the form shows them: their place in the recipe, their kind, and whether experts alone
need them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

from PySide6.QtCore import QCoreApplication

from trainer.recipe.recipe import ALL_LINEAR

translate = QCoreApplication.translate


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


def field_name(path: str) -> str:
    """In plain words; a path that is not shown as a field stays as it is."""
    return {
        "name": translate("recipe_fields", "配方名称"),
        "base_model": translate("recipe_fields", "底座模型"),
        "quantization.bits": translate("recipe_fields", "底座存放位数"),
        "quantization.double_quantization": translate("recipe_fields", "双重量化"),
        "adapter.rank": translate("recipe_fields", "适配器的秩"),
        "adapter.alpha": translate("recipe_fields", "适配器的 alpha"),
        "adapter.rslora": translate("recipe_fields", "rsLoRA 缩放"),
        "adapter.dropout": translate("recipe_fields", "随机丢弃"),
        "adapter.targets": translate("recipe_fields", "训练哪些层"),
        "run.epochs": translate("recipe_fields", "学几轮"),
        "run.learning_rate": translate("recipe_fields", "学习率"),
        "run.schedule": translate("recipe_fields", "学习率曲线"),
        "run.total_batch_size": translate("recipe_fields", "每步样本数"),
        "run.micro_batch_size": translate("recipe_fields", "一次放入的样本"),
        "run.max_tokens": translate("recipe_fields", "最长样本"),
        "run.warmup_share": translate("recipe_fields", "预热比例"),
        "run.weight_decay": translate("recipe_fields", "权重衰减"),
        "run.max_gradient_norm": translate("recipe_fields", "梯度上限"),
        "run.seed": translate("recipe_fields", "随机种子"),
        "run.optimizer": translate("recipe_fields", "优化器"),
        "run.batching": translate("recipe_fields", "拼批方式"),
        "run.precision": translate("recipe_fields", "计算精度"),
        "run.gradient_checkpointing": translate("recipe_fields", "重算以省显存"),
        "checkpoints.every_steps": translate("recipe_fields", "每几步评测并保存"),
        "checkpoints.every_minutes": translate("recipe_fields", "每几分钟保存"),
        "checkpoints.kept": translate("recipe_fields", "保留几个检查点"),
        "evaluation.held_out": translate("recipe_fields", "评测样本数"),
        "evaluation.cases": translate("recipe_fields", "判决几个案件"),
        "evaluation.answer_tokens": translate("recipe_fields", "判决最长词元"),
    }.get(path, path)


def shown_value(value: Any) -> str:
    """A field's value as it is typed or compared."""
    if isinstance(value, bool):
        return translate("recipe_fields", "是") if value else translate("recipe_fields", "否")
    if isinstance(value, float):
        return f"{value:g}"
    if isinstance(value, (tuple, list)):
        return ", ".join(map(str, value))
    return str(value)


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
