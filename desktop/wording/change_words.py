"""What a column of a comparison has otherwise, in few words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from trainer.samples.prompt import StatedAttitude

translate = QCoreApplication.translate


def stated_attitude_words(attitude: StatedAttitude) -> str:
    """The attitude that was stated beside the facts."""
    return {
        "未记载": translate("change_words", "态度未记载"),
        "坦白": translate("change_words", "坦白"),
        "拒不认罪": translate("change_words", "拒不认罪"),
    }.get(attitude.value, attitude.value)


def changes_words(changes: Sequence[tuple[str, str]]) -> str:
    """All of a column's changes; of one that has none, that it is the case as it stands."""
    if not changes:
        return translate("change_words", "原样")
    return translate("change_words", "，").join(_words(*change) for change in changes)


def circumstance_words(circumstance: str) -> str:
    """自首, and so on; what is none stands as it is."""
    return {
        "自首": translate("circumstance_words", "自首"),
        "坦白": translate("circumstance_words", "坦白"),
        "拒不认罪": translate("circumstance_words", "拒不认罪"),
        "立功": translate("circumstance_words", "立功"),
        "累犯": translate("circumstance_words", "累犯"),
        "从犯": translate("circumstance_words", "从犯"),
        "未遂": translate("circumstance_words", "未遂"),
        "退赔": translate("circumstance_words", "退赔"),
        "谅解": translate("circumstance_words", "谅解"),
        "认罪认罚": translate("circumstance_words", "认罪认罚"),
    }.get(circumstance, circumstance)


def _words(key: str, value: str) -> str:
    if key == "attitude":
        from trainer.samples.prompt import StatedAttitude

        return stated_attitude_words(StatedAttitude(value))
    if key in ("added", "removed"):
        circumstance, _, name = value.partition("·")
        value = circumstance_words(circumstance)
        if name:
            value = translate("change_words", "{what}（{name}）").format(what=value, name=name)
    form = {
        "added": translate("change_words", "加上{what}"),
        "removed": translate("change_words", "去掉{what}"),
        "act_date": translate("change_words", "行为日 {what}"),
        "model": translate("change_words", "模型 {what}"),
    }.get(key, "{what}")
    return form.format(what=value)
