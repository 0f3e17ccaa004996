"""主文 whose lines end without a full stop, as models write it: each item is told from the one before."""

from __future__ import annotations

import re

from trainer.judgment.compact import Compact, PlacedText
from trainer.judgment.narration import CharRange
from trainer.judgment.rewritten import Rewritten

_OPENS = re.compile(r"[一二三四五六七八九十]{1,3}、|\d{1,2}[.、]|[-•·●*]|被告(?:人|单位)|决定执行|数罪并罚")
_STOPS = "，。；：、（）"


def with_full_stops(compact: Compact, place: CharRange) -> tuple[PlacedText, CharRange]:
    """The text and the place to read 主文 in: another text where full stops had to be put in."""
    start, end = place
    breaks = [
        each
        for each in compact.paragraphs_between(start, end)
        if compact.chars[each - 1] not in _STOPS and _OPENS.match(compact.chars, each, end)
    ]
    if not breaks:
        return compact, place
    written = Rewritten(compact, place)
    written.take((0, start))
    for begin, stop in zip([start, *breaks], [*breaks, end], strict=True):
        written.take((begin, stop))
        written.say("。")
    return written, (start, len(written.chars))
