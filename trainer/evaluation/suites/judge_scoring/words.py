"""A Chinese text as words, by jieba."""

from __future__ import annotations

import logging
import warnings
from functools import lru_cache


@lru_cache(maxsize=4096)
def words(text: str) -> tuple[str, ...]:
    """All of the text, its marks among them."""
    with warnings.catch_warnings():
        # Python compiles it when it is first imported, and tells then of letters that it need not escape.
        warnings.simplefilter("ignore", SyntaxWarning)
        warnings.simplefilter("ignore", DeprecationWarning)
        import jieba

    # It tells of its dictionary otherwise.
    jieba.setLogLevel(logging.WARNING)
    return tuple(jieba.cut(text))
