"""A model's name and what is known of it, in few words."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop.wording.share_words import share_words
from resources.model_card.parameters import Parameters
from trainer.engines.engine import Model

if TYPE_CHECKING:
    from trainer.engines.openai.base_url import BaseUrl

translate = QCoreApplication.translate


def model_name(model: Model) -> str:
    """As it stands in the status line: no owner, no folder."""
    if model.demonstration:
        return translate("model_words", "内置演示模型")
    if model.label:
        return model.label
    if model.engine == "embedded":
        return Path(model.name).name
    return model.name.rsplit("/", 1)[-1]


def engine_name(engine: str) -> str:
    """What runs it."""
    return {
        "ollama": "Ollama",
        "embedded": translate("model_words", "内置引擎"),
        "openai": translate("model_words", "OpenAI 兼容服务器"),
    }.get(engine, engine)


def engine_facts(engine: str, version: str) -> str:
    """Ollama 0.30.1: the program's own word for itself may name it already."""
    name = engine_name(engine)
    return version if version.startswith(name) else f"{name} {version}".strip()


def server_facts(base: BaseUrl) -> str:
    """10.0.0.5:8000 · 未加密: where the facts go, and whether others on the way can read along."""
    facts = [base.host.shown]
    if not base.is_encrypted:
        facts.append(translate("model_words", "未加密"))
    return "  ·  ".join(facts)


def model_facts(model: Model) -> str:
    """4.0B · Q4_K_M · 2.5 GB · 已载入 · GPU 100 %: what is known of it."""
    facts = [model.parameters or "", model.quantization or "", size_words(model.size_bytes)]
    if model.loaded:
        facts.append(translate("model_words", "已载入"))
    if model.loaded and model.gpu_share is not None:
        facts.append(f"GPU {share_words(model.gpu_share)}")
    return "  ·  ".join(fact for fact in facts if fact)


def option_words(model: Model, parameters: Parameters) -> str:
    """总长 8192  ·  随机程度 0.6: what the model is asked to write with, its own options among it."""
    names = {
        "num_ctx": translate("model_words", "可读写的总长"),
        "num_predict": translate("model_words", "判决的最大长度"),
        "temperature": translate("model_words", "随机程度"),
        "top_p": translate("model_words", "取词范围"),
        "seed": translate("model_words", "种子"),
        "repeat_penalty": translate("model_words", "重复的惩罚"),
    }
    options = model.own.under(parameters).as_options()
    return "  ·  ".join(f"{names.get(name, name)} {value}" for name, value in options.items() if name != "stop")


def size_words(size: int | None) -> str:
    """2.5 GB, 31 MB; nothing where it is not known."""
    if size is None:
        return ""
    return f"{size / 1e9:.1f} GB" if size >= 1e9 else f"{size / 1e6:.0f} MB"
