"""Numbers as judgments write them: 三百二十, 3,000, ３万５千, 二〇一五; terms (一年零六个月) and money (人民币三千元).

Every ``read_…`` undoes its ``write_…``, of which those of numbers and terms stand in ``resources.law.numerals``.
Nothing here raises on text: what is no number is None.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from resources.law.numerals import write_number

_DIGITS = {
    **{char: value for value, char in enumerate("〇一二三四五六七八九")},
    **{char: value for value, char in enumerate("零壹贰叁肆伍陆柒捌玖")},
    **{char: value for value, char in enumerate("０１２３４５６７８９")},
    **{char: value for value, char in enumerate("0123456789")},
    # Look-alikes found in court texts: ○ and the letters for 〇, variants of 一 二 三 六 for hand-proof writing.
    "○": 0,
    "Ｏ": 0,
    "Ο": 0,
    "О": 0,
    "O": 0,
    "两": 2,
    "贰": 2,
    "貳": 2,
    "弍": 2,
    "叄": 3,
    "叁": 3,
    "陸": 6,
}
_ARABIC = frozenset("0123456789０１２３４５６７８９")
_SINGLE = frozenset(char for char, value in _DIGITS.items() if value) - _ARABIC
_UNITS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_MYRIADS = {"万": 10_000, "萬": 10_000, "亿": 100_000_000, "億": 100_000_000}

NUMERAL = "[" + "".join(sorted({*_DIGITS, *_UNITS, *_MYRIADS, "廿", "卅"})) + "]"
"""A character class: one character of a number without separators."""

_SEPARATORS = re.compile(r"(?<=[0-9０-９])[,，](?=[0-9０-９]{3})|[\s\u00a0]")
_TERM = (
    rf"(?:(?P<{{p}}years>{NUMERAL}{{{{1,6}}}})(?P<{{p}}decimal_half>[.．]5)?年(?P<{{p}}half_year>半)?|(?P<{{p}}half>半)年)?"
    rf"[又零另]?(?:(?P<{{p}}months>{NUMERAL}{{{{1,6}}}})个?(?:月(?P<{{p}}half_month>半)?|(?P<{{p}}half_more>半月))"
    rf"|(?P<{{p}}fortnight>半)个?月)?"
    rf"[又零另]?(?:(?P<{{p}}days>{NUMERAL}{{{{1,6}}}})[日天])?"
)
_WHOLE_TERM = re.compile(_TERM.format(p="") + r"\Z")
AMOUNT = rf"{NUMERAL}(?:{NUMERAL}|[,，.．](?=[0-9０-９])){{0,24}}"
"""A pattern: the number of an amount of money, with its separators and decimal point."""
_MONEY = re.compile(rf"(?:人民币|人民|￥|¥|RMB)?({AMOUNT})[余]?元?(?:[整正])?")


@lru_cache(maxsize=4096)
def read_number(text: str) -> int | None:
    """The number that ``text`` writes (a fraction is cut off), None where it is no number."""
    if len(text) == 1 and text in _DIGITS:
        return _DIGITS[text]
    text = _SEPARATORS.sub("", text)
    if not text or len(text) > 32:
        return None
    if text.isascii() and text.isdigit():
        return int(text)
    if all(char in _DIGITS for char in text):
        return int("".join(str(_DIGITS[char]) for char in text))
    return _read_with_units(text)


def read_said(text: str) -> int | None:
    """The number of a term or an amount; None also for Chinese digits in a row (四三), which nobody says.

    One of them was crossed out, or 至 was left out between them. A year (一九九八) and 一〇〇 are written so.
    """
    if len(text) > 1 and text[0] in _SINGLE and text[1] in _SINGLE:
        return None
    return read_number(text)


def _read_with_units(text: str) -> int | None:
    """Numbers with 十百千万亿, digits of both kinds mixed (3万5千, 1.5万); a last bare digit counts tenths (一万五)."""
    total = section = Decimal(0)  # section: what the next 万 or 亿 multiplies
    digit: Decimal | None = None
    last_unit = 1  # the unit before a last bare digit
    at = 0
    while at < len(text):
        char = text[at]
        if char in _ARABIC:
            end = at
            while end < len(text) and (text[end] in _ARABIC or text[end] in ".．"):
                end += 1
            literal = "".join("." if part in ".．" else str(_DIGITS[part]) for part in text[at:end])
            if digit not in (None, 0) or literal.count(".") > 1:
                return None
            digit, at = Decimal(literal.rstrip(".")), end
            continue
        if char in _DIGITS:
            value = _DIGITS[char]
            if digit not in (None, 0):
                return None
            digit = Decimal(value)
            if value == 0:
                last_unit = 1
        elif char in _UNITS:
            unit = _UNITS[char]
            if digit is None and unit > 10 and (section or total):
                return None  # 一万千五百: a digit was lost
            section += (Decimal(1) if digit is None or digit == 0 else digit) * unit
            digit, last_unit = None, unit
        elif char in _MYRIADS:
            unit = _MYRIADS[char]
            section += digit or 0
            if not (section or total):
                return None  # 万元 with its number lost
            if unit == 100_000_000:
                total = (total + section) * unit
            else:
                total += section * unit
            section, digit, last_unit = Decimal(0), None, unit
        elif char in "廿卅":
            section += 20 if char == "廿" else 30
            digit, last_unit = None, 10
        else:
            return None
        at += 1
    if digit is not None:
        tenth = last_unit // 10 if last_unit >= 100 and digit < 10 and text[-1] not in _ARABIC else 1
        section += digit * tenth
    return int(total + section)


def term_pattern(prefix: str = "") -> str:
    """A pattern of a term whose groups begin with ``prefix``; it also matches nothing at all, see `term_of`."""
    return _TERM.format(p=prefix)


def term_of(match: re.Match[str], prefix: str = "") -> tuple[int, int] | None:
    """Months and days of a match of `term_pattern`; None where it holds no number."""
    numbers = [match[f"{prefix}{unit}"] for unit in ("years", "months", "days")]
    half, fortnight = match[f"{prefix}half"], match[f"{prefix}fortnight"]
    if not (any(numbers) or half or fortnight):
        return None
    values = [read_said(number) if number else 0 for number in numbers]
    if None in values:
        return None
    year, month, day = (value or 0 for value in values)
    month += 6 if half or match[f"{prefix}half_year"] or match[f"{prefix}decimal_half"] else 0
    day += 15 if fortnight or match[f"{prefix}half_month"] or match[f"{prefix}half_more"] else 0
    return year * 12 + month, day


def read_term(text: str) -> tuple[int, int] | None:
    """Months and days of a term: 一年零六个月, 1年6个月, 十个月又十五日, 半年. None where it is no term."""
    match = _WHOLE_TERM.match(re.sub(r"\s", "", text))
    return term_of(match) if match else None


def read_money(text: str) -> int | None:
    """Whole yuan: 3,000元, 3，000元, 3万元, 人民币4000元, 人民币三千元整, 二万二千元. None where it is no amount."""
    match = _MONEY.match(re.sub(r"\s", "", text))
    return read_number(match[1]) if match else None


def write_money(yuan: int) -> str:
    """An amount as a judgment writes it: 人民币三千元."""
    return f"人民币{write_number(yuan)}元"
