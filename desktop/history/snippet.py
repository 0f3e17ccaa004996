"""Where in a run the words were found."""

from __future__ import annotations

import re
from collections.abc import Sequence

_BEFORE, _LENGTH = 16, 60


def snippet(texts: Sequence[str], words: Sequence[str]) -> str:
    """A part of the first text that has one of the words, what is found between 【 and 】; "" where none has any."""
    if not words:
        return ""
    # Chinese has no capitals, and looking for them takes several times as long.
    capitals = re.IGNORECASE if any(word.upper() != word.lower() for word in words) else re.NOFLAG
    pattern = re.compile("|".join(map(re.escape, sorted(words, key=len, reverse=True))), capitals)
    for text in texts:
        if (found := pattern.search(text)) is not None:
            return _around(text, found.start(), pattern)
    return ""


def _around(text: str, at: int, pattern: re.Pattern[str]) -> str:
    start = max(0, at - _BEFORE)
    end = min(len(text), start + _LENGTH)
    part = " ".join(text[start:end].split())
    marked = pattern.sub(r"【\g<0>】", part)
    return f"{'…' if start else ''}{marked}{'…' if end < len(text) else ''}"
