"""Days in a text: when the court judged, and days of which a part is not told."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from functools import lru_cache

_DIGITS = {
    **{digit: value for value, digit in enumerate("〇一二三四五六七八九")},
    **dict.fromkeys("○零OＯΟО0", 0),
}
ZERO = "〇○零OＯΟО0"
"""The forms in which a zero of a year in Chinese numerals is written."""
_SIGNED = re.compile(
    rf"(二[{ZERO}][{ZERO}一二三四五六七八九]{{2}})年([一二三四五六七八九十]{{1,2}})月([一二三四五六七八九十]{{1,3}})日"
)
_TAIL = 4000  # characters from the end in which a judgment is dated; statutes are often appended after the date


def judgment_date(text: str) -> date | None:
    """The day a judgment is signed (二〇一九年三月五日, in Chinese numerals near its end); None where it is not."""
    first = max(0, len(text) - _TAIL)
    place = text.rfind("二", first)  # from the end, near which it stands
    while place >= 0:
        match = _SIGNED.match(text, place)
        day = _day(_year(match[1]), _numeral(match[2]), _numeral(match[3])) if match else None
        if day is not None:
            return day
        place = text.rfind("二", first, place)
    return None


@lru_cache(maxsize=512)
def whole_days(year: int, month: int | None, day: int | None) -> tuple[date, date] | None:
    """The first and last day of a date of which the day, or the month as well, may be left out; None for no date."""
    if not date.min.year <= year <= date.max.year:
        return None
    if month is None:
        return date(year, 1, 1), date(year, 12, 31)
    if not 1 <= month <= 12:
        return None
    first = _day(year, month, day or 1)
    return None if first is None else (first, first if day else date(year, month, monthrange(year, month)[1]))


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _year(text: str) -> int:
    return int("".join(str(_DIGITS[digit]) for digit in text))


def _numeral(text: str) -> int:
    """一 to 三十一."""
    tens, ten, ones = text.rpartition("十")
    value = (_DIGITS.get(tens[:1], 0) or 1) * 10 if ten else 0
    return value + (_DIGITS.get(ones[:1], 0) if ones else 0)
