"""主文 whose lines end without a full stop, as models write it: each item is told from the one before."""

from __future__ import annotations

import re

from trainer.judgment.compact import Compact, PlacedText
from trainer.judgment.narration import CharRange
from trainer.judgment.rewritten import Rewritten

_OPENS = re.compile(
    r"[一二三四五六七八九十]{1,3}、|\d{1,2}[.、）](?!\d)|[①-⑳]|[-–—•·●◆*]|被告(?:人|单位)|决定执行|数罪并罚"
)
_NAMED = re.compile(r"(?P<name>[^，。；：、犯\d]{2,12}?)(?:犯(?=[^，。；：犯]{2,40}罪)|：)")
# What a penalty may end with: a line that ends otherwise goes on in the next (被告人甲某和⏎被告人乙某).
_ENDS = frozenset("元圆整千万年月日天身刑罚产行止缴纳罪境假放")
_LETTER_ENDING = frozenset("某甲乙丙丁戊己庚辛×XxＸ")
_LONGEST_LETTERED = 4
_MOST = 1000  # no verdict has more items


def with_full_stops(compact: Compact, place: CharRange) -> tuple[PlacedText, CharRange]:
    """The text and the place to read 主文 in: another text where full stops had to be put in."""
    start, end = place
    breaks = [
        each
        for each in compact.paragraphs_between(start, end)
        if compact.chars[each - 1] in _ENDS
        and (_OPENS.match(compact.chars, each, end) or _names_somebody(compact.chars, each, place))
    ]
    if not breaks or len(breaks) > _MOST:
        return compact, place
    written = Rewritten(compact, place)
    written.take((0, start))
    for begin, stop in zip([start, *breaks], [*breaks, end], strict=True):
        written.take((begin, stop))
        written.say("。")
    return written, (start, len(written.chars))


def _names_somebody(chars: str, at: int, place: CharRange) -> bool:
    """Whether the line begins with a name that the text before 主文 tells, or that can be nothing else."""
    match = _NAMED.match(chars, at, place[1])
    if match is None:
        return False
    name = match["name"]
    lettered = name[-1] in _LETTER_ENDING and len(name) <= _LONGEST_LETTERED
    return lettered or any(chars.find(sign + name, 0, place[0]) >= 0 for sign in ("被告人", "被告单位", "、"))
