"""Where a clause or a sentence begins: behind the last mark that ends one."""

from __future__ import annotations


def after_last(chars: str, marks: str, start: int, end: int) -> int:
    """Behind the last of ``marks`` in ``chars[start:end]``, else ``start``; a loop, as this is asked most often."""
    for mark in marks:
        found = chars.rfind(mark, start, end) + 1
        start = found if found else start
    return start
