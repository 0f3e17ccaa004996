"""What is said of a component before it is there, while it is, and when it goes."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from desktop.wording.model_words import size_words
from trainer.environment.component import TRAIN, Component
from trainer.environment.installed import State
from trainer.environment.room import free_bytes

translate = QCoreApplication.translate


def component_name(component: Component) -> str:
    """As headings have it."""
    if component is TRAIN:
        return translate("component_words", "训练组件")
    return translate("component_words", "文字识别组件")


def heading(component: Component, state: State) -> str:
    """How far it is."""
    return {
        State.ABSENT: translate("component_words", "还没有安装{name}"),
        State.UNFINISHED: translate("component_words", "{name}没有装完"),
        State.OLD: translate("component_words", "{name}需要更新"),
        State.READY: translate("component_words", "{name}已装好"),
    }[state].format(name=component_name(component))


def install_words(state: State) -> str:
    """What the button says."""
    return {
        State.ABSENT: translate("component_words", "安装"),
        State.UNFINISHED: translate("component_words", "继续安装"),
        State.OLD: translate("component_words", "更新"),
        State.READY: translate("component_words", "重新安装"),
    }[state]


def what_it_is(component: Component, state: State, folder: Path, on_disk: int | None) -> str:
    """What it is for, how much is fetched, where it goes; ``on_disk`` where it is there already."""
    lines = [_purpose(component)]
    if state is State.READY:
        lines = [translate("component_words", "占用 {size}：{folder}").format(size=size_words(on_disk), folder=folder)]
        return "\n".join(lines)
    if state is State.OLD:
        lines.append(
            translate("component_words", "它由别的版本的程序安装，与现在的程序不一定相配。更新只下载变化的部分。")
        )
    elif state is State.UNFINISHED:
        lines.append(translate("component_words", "已下载和装好的部分都在，从那里接着做。"))
    lines.append(
        translate(
            "component_words",
            "共下载约 {download}，占用约 {size}，装在单独的环境里，不影响本程序：\n{folder}\n这个磁盘剩余 {free}。",
        ).format(
            download=size_words(component.downloaded),
            size=size_words(component.on_disk),
            folder=folder,
            free=size_words(free_bytes(folder)),
        )
    )
    if component is TRAIN and sys.platform == "win32":
        lines.append(
            translate(
                "component_words",
                "Windows 上用显卡训练，要在“下载来源”中选“按显卡”，从 PyTorch 自己的下载站取；"
                "那里连不上时，请在 Linux 或 WSL2 中训练。",
            )
        )
    return "\n".join(lines)


def _purpose(component: Component) -> str:
    if component is TRAIN:
        return translate("component_words", "训练与合并需要 torch、transformers 等。制作数据、导出与发布不需要它。")
    return translate("component_words", "扫描件与图片在这台电脑上识别文字，要先装一次组件，模型在内，之后不用联网。")
