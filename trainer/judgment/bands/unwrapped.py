"""Facts as they are pasted, without what only lays them out: lines broken within a sentence, signs without a width."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate

from trainer.judgment.types import Span

# A line that ends without a full stop goes on in the next, where that one does not begin an item of a list. The pattern
# begins with a plain character, which the search skips to.
_BREAK = re.compile(
    r"\n(?:(?<=[^\s。；：！？]\n)|(?<=[^\s。；：！？]\r\n))[ \t\u3000]*(?=\S)"
    r"(?!\d{1,2}[.、．）)]|[（(][\d一二三四五六七八九十]|[①-⑳]|[一二三四五六七八九十]{1,3}、|第.{1,3}[笔起宗次]|[-•*]|被告)"
)
_WIDTHLESS = "\u200b\u200c\u200d\u2060\ufeff\u00ad"
_SIGNS = re.compile(f"[{_WIDTHLESS}]+")
_WIDE = "１２３４５６７８９０．％"
_NARROW = str.maketrans("０１２３４５６７８９．％", "0123456789.%")


class Unwrapped:
    """``text`` is what is measured; `span` leads back to the text as it was given."""

    __slots__ = ("_ends", "_starts", "text")

    def __init__(self, text: str) -> None:
        if any(sign in text for sign in _WIDE):
            text = text.translate(_NARROW)
        removed = sorted(_removed(text))
        self._starts = [0, *(end for _, end in removed)]
        pieces = [text[start:end] for start, (end, _) in zip(self._starts, [*removed, (len(text), 0)], strict=True)]
        self._ends = list(accumulate(map(len, pieces)))
        self.text = "".join(pieces) if removed else text

    def span(self, span: Span) -> Span:
        """The place in the text as it was given."""
        return Span(self._place(span.start), self._place(max(span.end - 1, span.start)) + 1)

    def _place(self, place: int) -> int:
        piece = min(bisect_right(self._ends, place), len(self._starts) - 1)
        return self._starts[piece] + place - (self._ends[piece - 1] if piece else 0)


def _removed(text: str) -> Iterator[tuple[int, int]]:
    for match in _BREAK.finditer(text):
        yield match.start() - text.endswith("\r", 0, match.start()), match.end()
    if any(sign in text for sign in _WIDTHLESS):
        yield from (match.span() for match in _SIGNS.finditer(text))
