"""A text without what only lays it out, so that one pattern finds 判决如下, 判 决 如 下 and 判决\\n如下 alike."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import lru_cache
from itertools import accumulate
from operator import sub
from typing import Protocol

from resources.characters.forms import simplified_forms, unified_forms
from trainer.judgment.types import Span

_THINKING = re.compile(r"<think>|</think>", re.IGNORECASE)
_MARKDOWN_LINE = re.compile(
    r"^[ \t]*(?:#{1,6} |\*\*|> |(?:[-+*•]|\d{1,2}[.、）)]) *\*\*)"
    r"|\*\*[^*\n，。；：、]{1,30}(?:罪|[年月元])\*\*",
    re.MULTILINE,
)
# Signs without a width: soft hyphen, zero-width space and joiners, directions, word joiners, variation selectors.
_WIDTHLESS = r"\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
_PIECE = re.compile(rf"[^\s{_WIDTHLESS}]+")
_PIECE_OF_MARKDOWN = re.compile(rf"[^\s{_WIDTHLESS}*#>`]+")
_OTHER_FORMS = r"\u2e80-\u2fdf\uf900-\ufaff\uff21-\uff3a\uff41-\uff5a"
# Words that no judgment does without, in traditional characters; simplified texts have none of these.
_TRADITIONAL = "處罰條決認竊盜為與應從個詐騙傷"
BROKEN = r"\ufffd\ue000-\uf8ff\x00-\x08\x0e-\x1f"
"""Characters, as a class has them, that only a damaged text holds."""
# Looked for once: most texts have none of these, and each search through a text takes as long as splitting it.
_UNUSUAL = re.compile(f"[{_WIDTHLESS}{_OTHER_FORMS}{_TRADITIONAL}{BROKEN}]")
_ANY_OTHER_FORM = re.compile(f"[{_OTHER_FORMS}]")
_ANY_TRADITIONAL = re.compile(f"[{_TRADITIONAL}]")
# Variants of punctuation and digits, so that patterns need only one form; one character for one keeps offsets.
_SAME = (
    *zip("０１２３４５６７８９", "0123456789", strict=True),
    *zip(",:;()．｡", "，：；（）.。", strict=True),
    ("○", "〇"),
    ("Ｏ", "〇"),
    ("笫", "第"),
    ("徙", "徒"),  # 有期徙刑: the commonest slip of the pen in 主文
)


class PlacedText(Protocol):
    """A text to search, whose places lead back to the text as it was passed in."""

    chars: str

    def span(self, start: int, end: int) -> Span: ...


class Compact:
    """``chars`` is the text to search; `span` and `original` lead back to the text as it was passed in.

    White space is left out, and in a model's answer also Markdown's marks and a <think> block: a closed block and what
    stands before it, or all from an unclosed one on.
    """

    __slots__ = ("_ends", "_shifts", "_starts", "chars", "paragraphs", "text", "unusual")

    def __init__(self, text: str) -> None:
        begin, end = _answer(text)
        markdown = ("**" in text or "#" in text) and _MARKDOWN_LINE.search(text, begin, end) is not None
        unusual = _UNUSUAL.search(text, begin, end) is not None
        starts, pieces = _pieces(text, begin, end, markdown, unusual)
        ends = list(accumulate(map(len, pieces)))
        chars = "".join(pieces)
        for char, same in _SAME:
            chars = chars.replace(char, same)
        if unusual and _ANY_OTHER_FORM.search(chars):
            chars = chars.translate(unified_forms())
        if unusual and _ANY_TRADITIONAL.search(chars):
            chars = chars.translate(simplified_forms())
        self.text = text
        self.chars = chars
        self.unusual = unusual
        """Whether the text held signs without a width, other forms of characters, or broken ones."""
        self._starts = starts
        self._ends = ends
        # What to add to a place in ``chars`` to get its place in ``text``, for each piece.
        self._shifts = list(map(sub, starts, (0, *ends)))
        self.paragraphs = frozenset((0, *ends))
        """Where, in ``chars``, white space ended: beginnings of paragraphs, among others."""

    def paragraphs_between(self, start: int, end: int) -> list[int]:
        """Those of ``paragraphs`` that lie between two places, in order."""
        return self._ends[bisect_right(self._ends, start) : bisect_left(self._ends, end)]

    def span(self, start: int, end: int) -> Span:
        """The place in the original text of ``chars[start:end]``."""
        ends, shifts = self._ends, self._shifts
        if not ends:
            return Span(0, 0)
        # Written out twice, not called: this is asked twenty times a judgment.
        last = len(ends) - 1
        first = start + shifts[min(bisect_right(ends, start), last)]
        return Span(first, end + shifts[min(bisect_right(ends, end - 1), last)] if end > start else first)

    def original(self, start: int, end: int) -> str:
        """The original text of ``chars[start:end]``."""
        span = self.span(start, end)
        return self.text[span.start : span.end]

    def place(self, original: int) -> int:
        """Where ``text[original]`` stands in ``chars``; of white space, what follows it."""
        piece = bisect_right(self._starts, original) - 1
        return 0 if piece < 0 else min(original - self._shifts[piece], self._ends[piece])


@lru_cache(maxsize=2)
def compacted(text: str) -> Compact:
    """The compact text of a document, made once for all who read it one after another."""
    return Compact(text)


def _pieces(text: str, begin: int, end: int, markdown: bool, unusual: bool) -> tuple[list[int], list[str]]:
    """Where what stands between white space begins, and it. ``unusual``: there may be signs without a width."""
    if markdown or unusual:
        matches = list((_PIECE_OF_MARKDOWN if markdown else _PIECE).finditer(text, begin, end))
        return [match.start() for match in matches], [match.group() for match in matches]
    # str.split splits at the same characters as \s does, and is three times as fast as a pattern.
    pieces = text[begin:end].split()
    starts = []
    at = begin
    for piece in pieces:
        at = text.find(piece, at)
        starts.append(at)
        at += len(piece)
    return starts, pieces


def _answer(text: str) -> tuple[int, int]:
    """Where the answer begins and ends beside a model's thinking."""
    if "<" not in text or "think>" not in text.lower():
        return 0, len(text)
    begin, end = 0, len(text)
    for match in _THINKING.finditer(text):
        if match.group().startswith("</"):
            begin, end = match.end(), len(text)
        elif end == len(text):
            end = match.start()
    return begin, end
