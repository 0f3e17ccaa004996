"""Birthday, age, sex and pregnancy, as the facts state them of a defendant."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

from trainer.judgment.dates import whole_days
from trainer.judgment.facts.owners import Owners
from trainer.judgment.last_mark import after_last
from trainer.judgment.numerals import read_number

CharRange = tuple[int, int]

_NUMBER = "[0-9〇○零一二三四五六七八九十]"
_DATE = (
    rf"(?:(?P<year>(?:19|20)[0-9]{{2}}|[一二][九〇○零]{_NUMBER}{{2}})[年.\-/]"
    rf"(?P<month>{_NUMBER}{{1,3}})(?:[月.\-/](?P<day>{_NUMBER}{{1,3}})日?|月))"
)
_BORN = re.compile(
    rf"(?:{_DATE}(?:[（(][^）)]{{0,8}}[）)])?[，]?(?:出?生)(?![产效意前])"
    rf"|(?:出生于|生于|出生日期[为是：]?|出生年月日?[为是：]?){_DATE.replace('?P<', '?P<b')}(?![至到间]))"
)
_AGE = re.compile(
    r"(?:(?:现年|时年|年仅|年龄[为是：]?|案发时年?)|[，（](?:[男女][，、])?)([0-9]{2}|[一二三四五六七八九十]{2,3})周?岁"
)
_SEX = re.compile(r"[（，](?:[^，。；（）]{0,12}[，）（]){0,2}(?P<sex>[男女])[，。；性（）]")
_PREGNANT = re.compile(r"怀孕|怀有身孕|身孕|孕妇|妊娠|哺乳期|正在哺乳|哺乳自己")
_NOT_PREGNANT = re.compile(
    r"(?:未|没有|并未|不|非|致|使|导致)[^，。；]{0,6}$|(?:被害人|[牛羊猪马狗]|妻|女友)[^，。；]*$"
)
# Words after which a birthday or an age is no longer that of the name before them: he does something, to somebody.
_ANOTHER = re.compile(
    r"被害|证人|其[子女妻父母夫]|之[子女妻]|[长次]子|女儿|儿子|原告|[与将对趁因奸伙在某给向把]|于(?!\Z)"
)
_IN_ANOTHER_ROLE = re.compile(r"(?:被害人|证人|原告人?|代理人|辩护人)[^，。；：（）]{1,5}\Z")  # of the same masked name
_NEAR = 90
"""Characters after a name within which a birthday is that person's: 甲某（自报），男，汉族，1990年5月3日出生."""


@dataclass(frozen=True, slots=True)
class Person:
    """What is stated of one defendant's person; the places are in the compact text."""

    birth: date | None = None
    birth_at: CharRange | None = None
    age: int | None = None
    sex: Literal["男", "女"] | None = None
    pregnant_at: CharRange | None = None


def read_person(chars: str, mentions: list[int], owners: Owners, position: int) -> Person:
    """``mentions``: where the name of the defendant at ``position`` ends."""
    birth, birth_at = _birth(chars, mentions)
    return Person(birth, birth_at, _age(chars, mentions), _sex(chars, mentions), _pregnancy(chars, owners, position))


def _birth(chars: str, mentions: list[int]) -> tuple[date | None, CharRange | None]:
    if "生" not in chars:
        return None, None
    for end in mentions:
        stop = _stop(chars, end)
        match = _BORN.search(chars, end, stop) if chars.find("生", end, stop) >= 0 else None
        if (
            match is None
            or _IN_ANOTHER_ROLE.search(chars, max(0, end - 12), end)
            or _ANOTHER.search(chars[end : match.start()])
        ):
            continue
        year, month, day = (
            read_number(text) if text else None
            for text in (match[unit] or match[f"b{unit}"] for unit in ("year", "month", "day"))
        )
        days = whole_days(year or 0, month, day)
        if days is not None:
            return days[0], match.span()
    return None, None


def _age(chars: str, mentions: list[int]) -> int | None:
    if "岁" not in chars:
        return None
    for end in mentions:
        stop = _stop(chars, end, 40)
        match = _AGE.search(chars, end, stop) if chars.find("岁", end, stop) >= 0 else None
        if match is not None and _ANOTHER.search(chars[end : match.start()]) is None:
            return read_number(match[1])
    return None


def _sex(chars: str, mentions: list[int]) -> Literal["男", "女"] | None:
    for end in mentions[:3]:
        match = _SEX.match(chars, end)
        if match is not None:
            return "男" if match["sex"] == "男" else "女"
    return None


def _pregnancy(chars: str, owners: Owners, position: int) -> CharRange | None:
    if "孕" not in chars and "哺乳" not in chars and "妊娠" not in chars:
        return None
    for match in _PREGNANT.finditer(chars):
        reach = max(0, match.start() - _NEAR)
        clause = after_last(chars, "，。；", reach, match.start())
        if _NOT_PREGNANT.search(chars[clause : match.start()]) is None and owners.of(match.start()) == (position,):
            return match.span()
    return None


def _stop(chars: str, start: int, near: int = _NEAR) -> int:
    """The end of what a sentence still says of the name before ``start``."""
    stop = chars.find("。", start, start + near)
    return min(len(chars), start + near) if stop < 0 else stop
