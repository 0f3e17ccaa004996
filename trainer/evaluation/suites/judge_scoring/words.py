"""A Chinese text as words, by jieba."""

from __future__ import annotations

import logging
from functools import lru_cache


@lru_cache(maxsize=4096)
def words(text: str) -> tuple[str, ...]:
    """All of the text, its marks among them."""
    import jieba

    # It tells of its dictionary otherwise.
    jieba.setLogLevel(logging.WARNING)
    return tuple(jieba.cut(text))
