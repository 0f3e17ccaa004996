"""How long something takes, in the window's language."""

from __future__ import annotations

from desktop.wording.message_words import message_words
from resources.messages.durations import duration


def time_words(seconds: float) -> str:
    """3 天 4 小时, 1 小时 20 分, 3 分 20 秒: the two largest units."""
    return message_words(duration(seconds))
