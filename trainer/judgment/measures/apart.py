"""Amounts that were not brought in now: those of an earlier crime, and those that somebody only aimed at."""

from __future__ import annotations

import re

from trainer.judgment.last_mark import after_last
from trainer.judgment.measures.acts import ATTEMPTED

_FAR = 120  # characters of a sentence that are looked at
_EARLIER = re.compile(r"曾(?:因|于|经|犯|被)|前科|(?:此前|之前|前)因")
_PUNISHED = re.compile(r"被[^，。；]{0,24}(?:判|处|拘留|劳动教养)|判处|行政(?:处罚|拘留)|刑满")
_AIMED = re.compile(r"(?:欲|企图|意图|图谋|准备|打算|试图|妄图)[^，。；]*\Z")
_CLAUSE_ENDS = "，。；：\n"


def is_earlier(text: str, start: int, end: int) -> bool:
    """Whether the amount at ``text[start:end]`` tells of a crime that was punished before: 曾因盗窃5万元被判处…."""
    begin = _sentence(text, start)
    earlier = _EARLIER.search(text, begin, start) if text.find("因", begin, start) >= 0 or "曾" in text else None
    return earlier is not None and _PUNISHED.search(text, earlier.end(), _end(text, end)) is not None


def is_aimed_at(text: str, start: int, end: int) -> bool:
    """Whether somebody wanted the amount and did not get it: 欲盗窃10万元，因被发现而未得逞."""
    far = max(0, start - _FAR)
    clause = after_last(text, _CLAUSE_ENDS, far, start)
    if _AIMED.search(text, clause, start) is None:
        return False
    return ATTEMPTED.search(text, end, _end(text, end)) is not None


def _sentence(text: str, place: int) -> int:
    far = max(0, place - _FAR)
    return after_last(text, "。；\n", far, place)


def _end(text: str, place: int) -> int:
    far = min(len(text), place + _FAR)
    return min((at for mark in "。；\n" if (at := text.find(mark, place, far)) >= 0), default=far)
