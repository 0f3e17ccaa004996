"""The numbers of a citation: 第一、三款, 第二三款, 第（一）至（三）项, 第五十二至五十四条."""

from __future__ import annotations

import re
from functools import lru_cache

from trainer.judgment.numerals import NUMERAL, read_number

NUMBER = rf"(?:{NUMERAL}{{1,9}})"
"""A pattern: one number."""
LIST = "[、，和及与至到]"
"""A pattern: what stands between two numbers of a list or a range."""
_EACH = re.compile(rf"(?P<to>[至到]第?（?)?(?P<number>{NUMBER})")
_DIGITS = re.compile(r"[一二三四五六七八九]{2,4}")
_LONGEST_RANGE = 30


@lru_cache(maxsize=4096)
def numbers_of(text: str, unit: str) -> tuple[int, ...]:
    """All numbers that ``text`` lists, with those within its ranges. ``unit`` is 条 or 款.

    Of 款 and 项, which are few, 二三 are two numbers; 第二三四条 is one.
    """
    found: list[int] = []
    for match in _EACH.finditer(text):
        written = match["number"]
        values = [*map(read_number, written)] if unit == "款" and _DIGITS.fullmatch(written) else [read_number(written)]
        known = [value for value in values if value]
        if match["to"] and found and known and 0 < known[0] - found[-1] <= _LONGEST_RANGE:
            found.extend(range(found[-1] + 1, known[0]))
        found.extend(known)
    return tuple(found)
