"""The words of a sample's own fields."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop.wording.sentence_words import attitude_words
from trainer.judgment.types import Attitude
from trainer.samples.sample import AttitudeChange

translate = QCoreApplication.translate


def kind_name(kind: str) -> str:
    """ "core" or "reinforcement"."""
    return {
        "core": translate("sample_words", "核心"),
        "reinforcement": translate("sample_words", "强化"),
    }.get(kind, kind)


def split_name(split: str) -> str:
    """ "train", "validation" or "test"."""
    return {
        "train": translate("sample_words", "训练集"),
        "validation": translate("sample_words", "验证集"),
        "test": translate("sample_words", "测试集"),
    }.get(split, split)


def attitude_name(value: str) -> str:
    """As the data has it."""
    try:
        return attitude_words(Attitude(value))
    except ValueError:
        return value


def change_name(value: str) -> str:
    """What a reinforcement sample makes of the attitude in its core."""
    return {
        AttitudeChange.DENIED.value: translate("sample_words", "改为拒不认罪"),
        AttitudeChange.SILENT.value: translate("sample_words", "改为零口供"),
        AttitudeChange.RECANTED.value: translate("sample_words", "改为翻供"),
        AttitudeChange.NOT_STATED.value: translate("sample_words", "改为态度不明"),
        AttitudeChange.CONFESSED.value: translate("sample_words", "改为坦白"),
        AttitudeChange.SURRENDERED.value: translate("sample_words", "改为自首"),
    }.get(value, value)
