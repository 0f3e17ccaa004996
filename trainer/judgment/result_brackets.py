"""The brackets of 主文 (刑期自…起至…止), which no penalty stands in."""

from __future__ import annotations

import re

BLANK = "\x00"
# Not those within a name: 某某科技（某市）有限公司, 偷越国（边）境罪.
_BRACKETS = re.compile(
    r"（(?!缓期|缓刑|死缓|边）|境）|并处|并罚|附加|宣告缓刑"
    r"|[^（）]{1,8}）[^，。；：、（）犯]{0,16}(?:公司|集团|企业|厂|中心|合作社|事务所))[^（）]*）"
)
_QUOTES = re.compile("[“”\"「」『』‘’'【】〔〕［］〖〗〈〉]")
_OPEN_BRACKET = re.compile(
    r"（(?!并处|并罚|附加|宣告缓刑)(?=[^（）]{0,12}(?:刑期|缓刑考验|羁押|罚金))[^（）]*\Z"
)  # an answer cut off inside a bracket


def without_brackets(chars: str, start: int, end: int) -> str:
    """``chars`` up to ``end``, with the brackets of 主文 (刑期自…起至…止) and quotation marks blanked, offsets kept."""
    result = chars[start:end]
    for _ in range(3):  # brackets in brackets
        blanked = _BRACKETS.sub(_blank, result)
        if blanked == result:
            break
        result = blanked
    return chars[:start] + _QUOTES.sub(BLANK, _OPEN_BRACKET.sub(_blank, result))


def _blank(match: re.Match[str]) -> str:
    return BLANK * len(match.group())
