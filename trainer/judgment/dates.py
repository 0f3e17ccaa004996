"""When the acts were done and when the court judged, as far as a text tells."""

from __future__ import annotations

import re
from datetime import date

_DAY = re.compile(r"((?:19|20)\d\d)年(\d{1,2})月(?:(\d{1,2})日)?")
_DIGITS = {
    **{digit: value for value, digit in enumerate("〇一二三四五六七八九")},
    **dict.fromkeys("○零OＯΟО0", 0),
}
_ZERO = "〇○零OＯΟО0"
_SIGNED = re.compile(
    rf"(二[{_ZERO}][{_ZERO}一二三四五六七八九]{{2}})年([一二三四五六七八九十]{{1,2}})月([一二三四五六七八九十]{{1,3}})日"
)
_TAIL = 4000  # characters from the end in which a judgment is dated; statutes are often appended after the date


def act_dates(facts: str) -> tuple[date, date] | None:
    """The first and the last day that the facts name; None where they name none.

    A month without a day counts from its first to its last day. Earlier convictions widen the span: it is where the
    acts may lie, not where they lie.
    """
    days = [day for match in _DAY.finditer(facts) for day in _days(match)]
    return (min(days), max(days)) if days else None


def judgment_date(text: str) -> date | None:
    """The day a judgment is signed (二〇一九年三月五日, in Chinese numerals near its end); None where it is not."""
    signed = [
        day
        for match in _SIGNED.finditer(text, max(0, len(text) - _TAIL))
        if (day := _day(_year(match[1]), _numeral(match[2]), _numeral(match[3]))) is not None
    ]
    return signed[-1] if signed else None


def _days(match: re.Match[str]) -> list[date]:
    year, month = int(match[1]), int(match[2])
    within = (int(match[3]),) if match[3] else (1, 28)
    return [found for day in within if (found := _day(year, month, day)) is not None]


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
