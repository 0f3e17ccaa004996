"""Words that stand for themselves, on a card or as a title, begin with a capital; Chinese has none."""

from __future__ import annotations


def capital(words: str) -> str:
    """The rest stays as it is: a name within it keeps its own."""
    return words[:1].upper() + words[1:]
