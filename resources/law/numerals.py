"""Chinese numerals of article numbers, 款 and 项 (一 to 九百九十九)."""

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
