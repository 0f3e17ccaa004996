"""Chinese numerals within a text as digits, as cn2an 0.5.22 converts them (``transform(text, "cn2an")``).

LawBench's published scores were computed with that library and that version: with this conversion all 408 of them come
out, with cn2an 0.5.24 not 21 of them. It is no dependency because its package installs folders named build, src and
example beside its own. What it does is kept, its oddities too: 两 is 2 and 半 0.5 wherever they stand.
"""

from __future__ import annotations

import re
from collections.abc import Callable

_DIGITS = "零一二三四五六七八九"
_UNITS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000, "万": 10**4, "亿": 10**8}
_ALL = _DIGITS + "".join(_UNITS)
_CHINESE = rf"负?(?:[{_ALL}]+点)?[{_ALL}]+"
_MIXED = rf"-?(?:[0-9]+.)?[0-9]+[{''.join(_UNITS)}]+"  # 1.5万; the dot stands for any character, as in cn2an
_NUMBER = re.compile(rf"{_MIXED}|{_CHINESE}")
_ONLY_CHINESE = re.compile(_CHINESE)
_DATE = re.compile(rf"(?:(?:{_MIXED}|{_CHINESE})年)?(?:[{_DIGITS}十]+月)?(?:[{_DIGITS}十]+日)?")
_FRACTION = re.compile(rf"{_CHINESE}分之{_CHINESE}")
_PERCENT = re.compile(rf"百分之({_CHINESE})")
_CELSIUS = re.compile(rf"({_CHINESE})摄氏度")
_PLAIN = re.compile(r"(-?[0-9]+(?:\.[0-9]+)?)([十拾百佰千仟万亿])")
_SPOKEN = re.compile(rf"(?:[{_DIGITS}]{{0,2}}[{''.join(_UNITS)}])+[{_DIGITS}]")
_ONE_LOWER = {100: "十", 1000: "百", 10**4: "千"}  # what is left out in 三百四, 两千三, 一万二
_RUN = re.compile(rf"([0-9点{_ALL}]{{100}})[0-9点{_ALL}]+")
_SIMPLE = str.maketrans("萬億．－", "万亿.-")


def with_digits(text: str) -> str:
    """``text`` with its Chinese numerals as digits; what is no number stays as it is."""
    # The patterns' time grows with the cube of a run of digits: a model that repeats itself must not hold up the rest.
    text = _RUN.sub(r"\1", text)
    text = text.replace("廿", "二十").replace("半", "0.5").replace("两", "2")
    text = _DATE.sub(_unless_wrong(lambda match: _NUMBER.sub(_value, match.group())), text)
    text = _FRACTION.sub(_unless_wrong(_fraction), text)
    text = _PERCENT.sub(_unless_wrong(lambda match: f"{_number(match[1])}%"), text)
    text = _CELSIUS.sub(_unless_wrong(lambda match: f"{_number(match[1])}℃"), text)
    return _ONLY_CHINESE.sub(_unless_wrong(_value), text)


def _unless_wrong(converted: Callable[[re.Match[str]], str]) -> Callable[[re.Match[str]], str]:
    def kept(match: re.Match[str]) -> str:
        try:
            return converted(match)
        except (ValueError, KeyError):
            return match.group()

    return kept


def _value(match: re.Match[str]) -> str:
    return _number(match.group())


def _fraction(match: re.Match[str]) -> str:
    if match.group().startswith("百"):
        return match.group()
    below, above = _ONLY_CHINESE.sub(_value, match.group()).split("分之")
    return f"{above}/{below}"


def _number(text: str) -> str:
    """Raises ValueError or KeyError where the text is no number."""
    text = text.translate(_SIMPLE).replace("零十", "零一十").replace("零百", "零一百")
    sign = -1 if text.startswith("负") else 1
    text = text.removeprefix("负")
    if (plain := _PLAIN.fullmatch(text)) is not None:
        return str(sign * int(float(plain[1]) * _UNITS[plain[2]]))
    whole, point, decimals = text.partition("点")
    whole = re.sub(r"[0-9]+", lambda digits: _in_chinese(digits.group()), whole)
    decimals = re.sub(r"[0-9]", lambda digit: _DIGITS[int(digit.group())], decimals)
    if _WHOLE.fullmatch(whole):
        value = _by_units(whole)
    elif re.fullmatch(rf"[{_DIGITS}]+", whole):
        value = int("".join(str(_DIGITS.index(digit)) for digit in whole))
    elif len(whole) >= 3 and _SPOKEN.fullmatch(whole):
        value = _by_units(whole + _ONE_LOWER[_UNITS[whole[-2]]])
    else:
        raise ValueError(text)
    if not point:
        return str(sign * value)
    if not re.fullmatch(rf"[{_DIGITS}]{{0,16}}", decimals):
        raise ValueError(text)
    part = round(sum(_DIGITS.index(digit) * 10 ** -(place + 1) for place, digit in enumerate(decimals)), len(decimals))
    return str(sign * round(value + part, len(decimals)))


def _by_units(numeral: str) -> int:
    total, unit, myriad = 0, 1, 1
    for place, character in enumerate(reversed(numeral), 1):
        if character in _DIGITS:
            total += _DIGITS.index(character) * unit
            continue
        unit = _UNITS[character]
        if unit % 10**4 == 0:
            if unit > myriad:
                myriad = unit
            else:
                unit = myriad = unit * myriad
        if unit < myriad:
            unit *= myriad
        if place == len(numeral):
            total += unit
    return total


def _in_chinese(digits: str) -> str:
    """Up to 16 digits, a zero between them said once and 十 without 一 at the beginning."""
    number = str(int(digits))
    if len(number) > 16:
        raise ValueError(digits)
    said = ""
    for place, digit in enumerate(number):
        power = len(number) - place - 1
        unit = ("", "十", "百", "千")[power % 4] if power % 4 else ("", "万", "亿", "万")[power // 4]
        if digit != "0":
            said += _DIGITS[int(digit)] + unit
            continue
        if power % 4 == 0:
            said += "零" + unit
        if place and not said.endswith("零"):
            said += "零"
    said = said.replace("零零", "零").replace("零万", "万").replace("零亿", "亿").replace("亿万", "亿").strip("零")
    return (said.removeprefix("一") if said.startswith("一十") else said) or "零"


def _whole_pattern() -> str:
    """0, or up to 16 digits as they are said: 三百零五, 三百四十, 一万零一十."""
    one = "[一二三四五六七八九]"
    tens = f"{one}?[十拾]{one}?"
    below_100 = f"(?:{tens}|{one})"
    hundreds = f"(?:{one}[百佰](?:零{one})?|{one}[百佰]{tens})"
    below_1000 = f"(?:{hundreds}|{below_100})"
    thousands = f"(?:{one}[千仟](?:零{below_100})?|{one}[千仟]{hundreds})"
    below_myriad = f"(?:{thousands}|{below_1000})"
    myriads = f"(?:{below_myriad}万(?:零{below_1000})?|{below_myriad}万{thousands})"
    below_yi = f"(?:{myriads}|{below_myriad})"
    return f"零|{below_yi}亿(?:零{below_yi})?|{below_yi}亿{myriads}|{below_yi}"


_WHOLE = re.compile(_whole_pattern())
