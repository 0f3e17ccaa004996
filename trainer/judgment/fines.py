"""The fine (罚金) of one clause of 主文: an amount, a range of amounts, or one that could not be read."""

from __future__ import annotations

import re
from dataclasses import dataclass

from trainer.judgment.numerals import AMOUNT, NUMERAL, read_said
from trainer.judgment.term_ranges import TO

# Neither a numeral nor a character that is not understood before the amount: of 三万?千元, 千元 would be left.
_BEFORE = rf"罚金(?!刑)(?:(?!{NUMERAL})[^。；罚元]){{0,10}}(?<=[金币民各共计为额总合￥¥Bb：，:\x00）])"
_FINE = re.compile(rf"{_BEFORE}({AMOUNT})余?[元圆]")
# 元 is left out: only where nothing is cut off behind, and the amount is one that a court fines.
_WITHOUT_UNIT = re.compile(rf"{_BEFORE}({AMOUNT})(?=[，。；、）\x00])")
_SMALLEST_WITHOUT_UNIT = 500
_RANGE = re.compile(rf"{_BEFORE}({AMOUNT})[元圆]?{TO}(?:人民币)?({AMOUNT})[元圆]")
_FROM_TO = re.compile(rf"{_BEFORE}({AMOUNT})[元圆]?以上(?:人民币)?({AMOUNT})[元圆]?以下")
# What neither of the two does without.
_FROM_OR_TO = re.compile("[至到—\\-－–~～以]")
# 并处2000元罚金.
_REVERSED = re.compile(rf"(?:[处，、]|人民币)({AMOUNT})元(?:人民币)?的?罚金")
_BOUND = re.compile(r"以[上下内]|左右")
_FINED = re.compile(r"(?:处|[，、])罚金(?!刑)|(?:[并单]处)[^，。；罚]{1,16}罚金(?!刑)")
# 罚款 is a measure of the administration: that a court meant a fine by it is not for us to say.
_MISNAMED = re.compile(rf"(?:[并单]处?|[，、处])罚(?P<other>款)?(?:人民币)?(?P<amount>{AMOUNT})[元圆]")
_CUT_OFF = ("，", "，并", "，并处", "，并处罚", "，单", "，单处", "，缓", "，缓刑")
_UNITS = "十百千万亿拾佰仟萬億"


@dataclass(frozen=True, slots=True)
class Fine:
    """``unread``: a fine is imposed, but no one amount could be read."""

    yuan: int | None = None
    range: tuple[int, int] | None = None
    unread: bool = False


NO_FINE = Fine()


def read_fine(chars: str, start: int, end: int) -> Fine:
    """The first fine of ``chars[start:end]``."""
    if chars.find("罚金", start, end) < 0:
        return _without_its_word(chars, start, end)
    bounds = None
    if _FROM_OR_TO.search(chars, start, end):
        bounds = _range(_RANGE.search(chars, start, end) or _FROM_TO.search(chars, start, end))
    if bounds is not None:
        return Fine(range=bounds, unread=True)
    match = _FINE.search(chars, start, end)
    if match is None:
        match = _REVERSED.search(chars, start, end)
    if match is not None:
        yuan = None if _BOUND.match(chars, match.end(), end) else read_said(match[1])
    else:
        match = _WITHOUT_UNIT.search(chars, start, end)
        yuan = read_said(match[1]) if match else None
        yuan = yuan if yuan is not None and yuan >= _SMALLEST_WITHOUT_UNIT else None
    return Fine(yuan, unread=yuan is None and (match is not None or _FINED.search(chars, start, end) is not None))


def _without_its_word(chars: str, start: int, end: int) -> Fine:
    """A fine from which 金 is missing (并罚人民币二千元), or what was cut off before it (有期徒刑一年，并)."""
    if chars.endswith(_CUT_OFF, start, end) and end == len(chars):
        return Fine(unread=True)
    if chars.find("罚", start, end) < 0:
        return NO_FINE
    match = _MISNAMED.search(chars, start, end)
    if match is None:
        return NO_FINE
    yuan = None if match["other"] or _BOUND.match(chars, match.end(), end) else read_said(match["amount"])
    return Fine(yuan, unread=yuan is None)


def _range(match: re.Match[str] | None) -> tuple[int, int] | None:
    """一千元至三千元; of 一至三千元 the first number has the unit of the second."""
    if match is None:
        return None
    low, high = match[1], match[2]
    unit = high[-1] if high[-1] in _UNITS and low[-1] not in _UNITS and len(low) == 1 else ""
    least, most = read_said(low + unit), read_said(high)
    return (least, most) if least is not None and most is not None and least < most else None
