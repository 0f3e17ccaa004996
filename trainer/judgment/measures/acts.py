"""The acts that the facts list one by one."""

from __future__ import annotations

import re

Acts = tuple[tuple[int, int], ...]

# 1. 2、 （一） （1） 一、 第一起： ①, each at the beginning of a line or a sentence.
_MARK = re.compile(
    r"[ \u3000]*(?:(?P<digit>\d{1,2})[.、．](?:(?!\d)|(?=(?:19|20)\d{2}年))"
    r"|（(?P<bracket>\d{1,2}|[一二三四五六七八九十]{1,3})）[、]?"
    r"|(?P<chinese>[一二三四五六七八九十]{1,3})、|第(?P<ordinal>\d{1,2}|[一二三四五六七八九十]{1,3})[笔起宗次][，：、]?|(?P<circled>[①-⑳]))"
)
_KINDS = ("digit", "bracket", "chinese", "ordinal", "circled")
_END = re.compile(r"^|[\n。；：]|，(?=第[\d一二三四五六七八九十]{1,3}[笔起宗次])")  # 第一次3克，第二次4克
_FIRST = ("1.", "1、", "1．", "（1）", "（一）", "一、", "第一", "第1", "①")
ATTEMPTED = re.compile(
    r"未遂|未得逞|未得手|未能?(?:盗|窃|骗|抢|劫|偷|取)得|未(?:能)?得逞|未(?:能)?获得|弃[^，。；]{0,8}逃|弃[^，。；]{0,4}离|未窃得|没有得手"
)
"""Words of an act that brought nothing in."""


def listed_acts(text: str) -> Acts:
    """The places of the acts in order, () where fewer than two are listed.

    Of several ways of numbering that with the most numbers counts: 一、 may stand over 1. 2. 3. The last act ends with
    its paragraph, where one ends.
    """
    if not any(mark in text for mark in _FIRST):
        return ()
    starts: dict[str, list[int]] = {}
    marks = (_MARK.match(text, end.end()) for end in _END.finditer(text))
    for match in filter(None, marks):
        kind = next(kind for kind in _KINDS if match[kind])
        starts.setdefault(kind, []).append(match.start())
    best = max(starts.values(), key=len, default=[])
    if len(best) < 2:
        return ()
    line = text.find("\n", best[-1] + 1)
    return tuple(zip(best, [*best[1:], line if line >= 0 else len(text)], strict=True))


def is_attempted(text: str, start: int, end: int) -> bool:
    """Whether the act at ``text[start:end]`` is told as one that brought nothing in."""
    return ATTEMPTED.search(text, start, end) is not None
