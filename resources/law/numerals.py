"""Chinese numerals: those of article numbers, 款 and 项 read (一 to 九百九十九), numbers and terms written."""

from __future__ import annotations

_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")}


def to_int(numeral: str) -> int:
    """五百零五 → 505, 十二 → 12. Raises ValueError where it is no such numeral."""
    total = pending = 0
    for character in numeral:
        if character == "百":
            total, pending = total + (pending or 1) * 100, 0
        elif character == "十":
            total, pending = total + (pending or 1) * 10, 0
        elif character in _DIGITS:
            pending = _DIGITS[character]
        else:
            raise ValueError(f"not a Chinese numeral: {numeral!r}")
    if not numeral:
        raise ValueError("an empty string is no numeral")
    return total + pending


def write_number(number: int) -> str:
    """``number`` (0 up to 10**12) in Chinese numerals as statutes write them: 10 is 十, 105 is 一百零五."""
    if not 0 <= number < 10**12:
        raise ValueError(f"{number} is outside 0 … 10**12")
    if number < 10:
        return "零一二三四五六七八九"[number]
    text = ""
    gap = False
    for unit, name in ((10**8, "亿"), (10**4, "万"), (1, "")):
        part, number = divmod(number, unit)
        if part == 0:
            gap = gap or bool(text)
            continue
        if text and (gap or part < 1000):
            text += "零"
        text += _write_below_myriad(part) + name
        gap = False
    return text.removeprefix("一") if text.startswith("一十") else text


def _write_below_myriad(number: int) -> str:
    text = ""
    gap = False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, unit)
        if digit == 0:
            gap = gap or bool(text)
            continue
        text += ("零" if gap else "") + "一二三四五六七八九"[digit - 1] + name
        gap = False
    return text


def write_term(months: int, days: int = 0) -> str:
    """A term as a judgment writes it: 三年六个月, 六个月零十五日. Raises ValueError for no term at all."""
    if months < 0 or days < 0 or months + days == 0:
        raise ValueError(f"{months} months and {days} days are no term")
    years, rest = divmod(months, 12)
    text = (f"{write_number(years)}年" if years else "") + (f"{write_number(rest)}个月" if rest else "")
    return text + ("零" if text and days else "") + (f"{write_number(days)}日" if days else "")
