"""Of which law a citation is: by its title, or by its name without 《》 right before 第…条."""

from __future__ import annotations

import re
from functools import lru_cache

_ISSUER = re.compile(r"^(?:最高人民法院|最高人民检察院|公安部|国家安全部|司法部|全国人民代表大会常务委员会|[、，和])+")
_SHORT = {"刑诉法": "刑事诉讼法"}
# 《…认定书》 and other exhibits, and what parties agreed on: their clauses are no articles of a law.
_NO_LAW = ("书", "表", "录", "图", "证", "单", "报告", "合同", "协议", "约定", "条款", "章程", "公约")
_STATUTES = ("法", "法典", "总则", "条例", "办法", "规则", "细则")
_NO_STATUTES = ("依法", "违法", "非法", "执法", "司法", "看法", "做法", "方法", "手法", "说法", "枉法", "守法", "合法")
_PAPERS = ("解释", "规定", "意见", "批复", "决定", "纪要", "通知")
# What may stand before a name: 依照保险合同第七条, 违反道路交通安全法第二十二条.
_BEFORE_NAME = re.compile(
    r".*(?:[依按遵参]照|[依根]据|适用|违反了?|符合|触犯了?|援引|结合|基于|以及|属于|[，。；：、》]|(?<!共)和|及|与)"
)
_OF_THE_SAME = re.compile(r"(?:[该本同此]|上述|前述|上列|有关|相关|法律|我国|国家|中华人民共和国|刑事)*")
_LAST_OF_NAMES = "".join({*"".join((*_STATUTES, *_PAPERS)), "司"})
LONGEST_NAME = 60
"""Characters of a name without 《》."""


@lru_cache(maxsize=1024)
def law_name(title: str) -> str:
    """The short name of a law: 中华人民共和国刑法 is 刑法; the issuing courts before 关于…的解释 are left out."""
    name = re.sub(r"\s", "", title).strip("《》").removeprefix("中华人民共和国")
    name = _ISSUER.sub("", name) or name
    name = re.sub(r"（(?:\d{4}年?)?(?:修正|修订|20\d\d)[^）]*）$", "", name)
    return _SHORT.get(name, name)


def is_exhibit(title: str) -> bool:
    """Whether what bears the title is no law: 《道路交通事故认定书》, 《借款合同》."""
    return title.endswith(_NO_LAW)


def law_before(words: str, current: str) -> str | None:
    """The law that ``words``, what stands right before 第…条, names; ``current`` where they name none.

    None where they name a contract, a certificate and the like.
    """
    words = words.rstrip("之的中里")
    if words.endswith(_NO_LAW):
        return None
    paper = next((paper for paper in _PAPERS if words.endswith(paper)), None)
    if paper is not None:
        about = words.rfind("关于", max(words.rfind(mark) for mark in "，。；：") + 1)
        if about >= 0:
            return law_name(words[about:])
    elif not words.endswith(_STATUTES) or words.endswith(_NO_STATUTES):
        return current
    name = _BEFORE_NAME.sub("", words)
    if not _OF_THE_SAME.fullmatch(name.rstrip(_LAST_OF_NAMES)):
        return current if paper else law_name(name)
    # 该解释, 司法解释: never the statute that was named before it.
    return current if paper in (None, "规定", "决定") or current.endswith(paper) else name
