"""Numbers written in Chinese, in digits or in both, read as JuDGE's scoring reads them.

The benchmark leaves this to chinese2digits 6.0.2, whose readings these are where terms, fines and articles are
written; its oddities are part of the official score: 两 counts before 十, 百, 千, 万 and 亿 only, 三万五 is 35,000, and
what mixes digits with units twice (2万5千) is two numbers.
"""

from __future__ import annotations

import re
from decimal import Decimal

_DIGITS = {character: str(value) for value, character in enumerate("零一二三四五六七八九")} | {"幺": "1"}
_UNITS = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
_UNIT_BELOW = {"百": "十", "千": "百", "万": "千", "亿": "千万"}
_FORMAL = str.maketrans("壹贰叁肆伍陆柒捌玖〇", "一二三四五六七八九零")
_FORMAL_UNITS = {"拾": "十", "佰": "百", "仟": "千", "萬": "万", "億": "亿"}
_COUNTS = frozenset("幺一二两三四五六七八九十零")
_COUNTED = _COUNTS | frozenset("0123456789")  # without one of these there is no number, only a unit
_LONGEST = 400  # digits; a model that repeats itself writes more than Python makes a number of
_HAN = "[一二三四五六七八九十千万亿幺零百]+(?:点[一二三四五六七八九万亿幺零]+)?"
_NUMBER = re.compile(rf"[+-]?[正负]?(?:(?:\d+(?:\.\d+)?)?{_HAN}|\d+(?:\.\d+)?|\.\d+)")
_NEGATIVE = ("-", "负")


def numbers_in(text: str) -> list[Decimal]:
    """Every number of a text, in its order."""
    found = (match.group() for match in _NUMBER.finditer(_usual(text)))
    return [_value(number) for number in found if not _COUNTED.isdisjoint(number)]


def _usual(text: str) -> str:
    """Formal numerals (壹, 拾) as usual ones, units and 两 where what stands beside them shows that they count."""
    signs = list(text.translate(_FORMAL))
    for place, sign in enumerate(signs):
        beside = {*signs[max(place - 1, 0) : place], *signs[place + 1 : place + 2]}
        if sign in _FORMAL_UNITS and beside & _COUNTS:
            signs[place] = _FORMAL_UNITS[sign]
        elif sign in "两俩" and beside & _UNITS.keys():
            signs[place] = "二"
    return "".join(signs)


def _value(number: str) -> Decimal:
    sign = -1 if number.startswith(_NEGATIVE) or number[1:2] == "负" else 1
    whole, _, part = number.lstrip("+-正负").replace("点", ".").partition(".")
    if not part:
        return sign * _whole(whole)
    digits = part.rstrip("".join(_UNITS))
    return sign * Decimal(f"{_whole(whole)}.{_spelled(digits) or 0}") * (_whole(part[len(digits) :]) or 1)


def _whole(number: str) -> Decimal:
    """From its end: a unit before a smaller one is added, one before a greater multiplies the greatest so far."""
    signs = _completed(_spelled(number))
    if len(signs) > 1 and signs[0] in "百千万" and not {"百", "千", "万", "亿"} & {*signs[1:]}:
        return _whole("".join(signs[1:])) / _UNITS[signs[0]]  # 万五 stands for 万分之五
    total = 0
    unit = greatest = 1
    digits = ""
    for place in reversed(range(len(signs))):
        sign, before = signs[place], signs[place - 1] if place else ""
        if (value := _UNITS.get(sign)) is not None:
            first_of_all = not place and value > unit
            greatest = max(greatest, value)
            unit = value if value > unit else greatest * value
            total += value if first_of_all else 0
        elif before.isdecimal() or (not place and unit == 1):
            digits = sign + digits
        else:
            total += unit * int((sign + digits)[-_LONGEST:])
            digits = ""
    return Decimal(total or (unit if unit > 10 else int(digits[-_LONGEST:] or 0)))


def _completed(number: str) -> list[str]:
    """十五万 as 一十五万, 三万五 as 三万五千."""
    signs = list(number)
    if len(signs) < 3:
        return signs
    if "十" in signs:
        ten = signs.index("十")
        if not ten or signs[ten - 1] in "百千万亿":
            signs.insert(ten, "1")
    return [*signs, *_UNIT_BELOW.get(signs[-2], "")]


def _spelled(number: str) -> str:
    """Digits as Latin ones."""
    return "".join(_DIGITS.get(sign, sign) for sign in number)
