"""Kinds of principal penalty (主刑, 刑法 33), and the three outcomes without one."""

from __future__ import annotations

from enum import StrEnum


class SentenceKind(StrEnum):
    """Each has as its value the words of the statute, which the JSON of a judgment carries."""

    CONTROL = "管制"
    DETENTION = "拘役"
    FIXED_TERM = "有期徒刑"
    LIFE = "无期徒刑"
    DEATH_REPRIEVE = "死刑缓期二年执行"
    DEATH = "死刑"
    SUPPLEMENTARY_ONLY = "单处附加刑"  # 单处罚金 or 单处剥夺政治权利 (刑法 34)
    EXEMPT = "免予刑事处罚"  # 刑法 37
    NOT_GUILTY = "无罪"
