"""The charges that the accusation names: 指控被告人甲某犯盗窃罪, 应当以盗窃罪追究其刑事责任."""

from __future__ import annotations

import re
from collections.abc import Iterator

from resources.law.charges import charge_named
from trainer.judgment.charges import separate_charges

CharRange = tuple[int, int]

_WORDS = ("指控", "追究", "提起公诉")
_NAMED = re.compile(
    r"(?:(?:被告(?:人|单位)|嫌疑人)[^，。；]{1,60}?(?<![因曾前原])犯|应当?(?:分别)?以)(?P<charges>(?!罪)[^，。；：（]{2,60}?罪)(?=[，。；：（]|的|追究|于|向|、?一案|提起|$)"
)
_FURTHER = re.compile(
    r"[，和]、?(?:犯)?(?P<charges>(?!罪)[^，。；：（]{2,30}?罪)(?=[，。；：（]|的|于|向|一案|提起)"
)  # 犯甲罪，乙罪
_REACH = 120
_MOST = 200
"""Places of one word around which charges are looked for: no judgment has so many, but a text that is none may."""


def accused_charges(chars: str) -> Iterator[tuple[str, CharRange]]:
    """The charges of today's law that are named, each once, with its place in the compact text."""
    seen: set[str] = set()
    for word in _WORDS:
        at = chars.find(word)
        for _ in range(_MOST):
            if at < 0:
                break
            for match in _NAMED.finditer(chars, max(0, at - _REACH if word != "指控" else at), at + _REACH):
                further: re.Match[str] | None = match
                while further is not None:
                    for name in separate_charges(further["charges"]):
                        if name not in seen and charge_named(name) is not None:
                            seen.add(name)
                            yield name, further.span("charges")
                    further = _FURTHER.match(chars, further.end())
            at = chars.find(word, at + 1)
