"""Text in columns, in a terminal where a Chinese character takes two places."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence


def aligned(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """The rows as lines: the first column to the left, the others to the right."""
    widths = [max(map(_width, column)) for column in zip(*rows, strict=True)]
    for first, *others in rows:
        padded = [first + _room(first, widths[0])]
        padded += [_room(text, width) + text for text, width in zip(others, widths[1:], strict=True)]
        yield "  ".join(padded)


def _room(text: str, width: int) -> str:
    return " " * (width - _width(text))


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)
