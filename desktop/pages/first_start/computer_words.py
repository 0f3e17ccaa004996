"""What this computer has and what follows for the model, in the window's language."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop.help.advice import Fit, disk_suffices, fit
from desktop.help.computer import Computer
from desktop.wording.model_words import size_words
from trainer.engines.preference import DEFAULT_MODEL_BYTES, default_model_memory

translate = QCoreApplication.translate


def has_words(computer: Computer) -> str:
    """这台电脑：内存 16 GB（现在空闲 9.2 GB） · 8 个核心 · 磁盘空闲 120 GB · 显卡 …"""
    memory = translate("computer_words", "内存 {size} GB").format(size=round(computer.memory_bytes / 2**30))
    if computer.free_bytes is not None:
        free = translate("computer_words", "现在空闲 {size}").format(size=size_words(computer.free_bytes))
        memory = translate("computer_words", "{memory}（{free}）").format(memory=memory, free=free)
    parts = [memory, translate("computer_words", "{count} 个核心").format(count=computer.cores)]
    if computer.disk_bytes is not None:
        parts.append(translate("computer_words", "磁盘空闲 {size}").format(size=size_words(computer.disk_bytes)))
    if computer.card is not None:
        card = translate("computer_words", "显卡 {name}（{size} GB）")
        parts.append(card.format(name=computer.card.name, size=round(computer.card.memory_bytes / 2**30)))
    elif computer.surveyed:
        parts.append(translate("computer_words", "没有认出独立显卡"))
    return translate("computer_words", "这台电脑：") + "  ·  ".join(parts)


def fit_words(computer: Computer) -> str:
    """Which model fits, and why."""
    form = {
        Fit.CARD: translate(
            "computer_words",
            "适合正式的模型：它约需 {memory}，显卡的显存放得下，一份判决几秒到几十秒。",
        ),
        Fit.MEMORY: translate(
            "computer_words",
            "适合正式的模型：它约需 {memory} 内存（文件 {file}，加上读写案情所需的）。只用处理器，一份判决要几分钟。",
        ),
        Fit.TIGHT: translate(
            "computer_words",
            "适合正式的模型，但它约需 {memory} 内存，现在只空闲 {free}：使用前请关闭一些程序。一份判决要几分钟。",
        ),
        Fit.TOO_SMALL: translate(
            "computer_words",
            "正式的模型约需 {memory} 内存，这台电脑放不下：请用办公室的服务器（在设置中填写地址），或先用演示模型。",
        ),
    }[fit(computer)]
    free = size_words(computer.free_bytes)
    return form.format(memory=size_words(default_model_memory()), file=size_words(DEFAULT_MODEL_BYTES), free=free)


def disk_words(computer: Computer) -> str:
    """What stands against the download, "" where nothing does."""
    if disk_suffices(computer):
        return ""
    form = translate("computer_words", "磁盘只空闲 {free}，下载需要 {file}：请先腾出空间。")
    return form.format(free=size_words(computer.disk_bytes), file=size_words(DEFAULT_MODEL_BYTES))
