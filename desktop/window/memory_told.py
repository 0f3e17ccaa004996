"""What is said of a model's file that takes more memory than there is: it is used nevertheless, as it may well run."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop.help.computer import Computer
from desktop.wording.model_words import model_name, size_words
from trainer.engines.engine import Model

translate = QCoreApplication.translate


def memory_told(model: Model, memory: int | None, computer: Computer) -> str:
    """``memory``: bytes that it takes, None where the file does not tell. "" where there is enough."""
    free = computer.memory_bytes if computer.free_bytes is None else computer.free_bytes
    if memory is None or memory <= free:
        return ""
    if memory > computer.memory_bytes:
        form = translate(
            "memory_told",
            "“{name}”约需 {needed} 内存，超过这台电脑的全部内存：它会非常慢，或者载入不了。请换一个较小的模型。",
        )
    else:
        form = translate("memory_told", "“{name}”约需 {needed} 内存，现在空闲 {free}。请先关闭一些程序，否则会很慢。")
    return form.format(name=model_name(model), needed=size_words(memory), free=size_words(free))
