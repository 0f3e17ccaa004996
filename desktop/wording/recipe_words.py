"""The fields of a recipe in plain words, and their values as they are compared."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


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
