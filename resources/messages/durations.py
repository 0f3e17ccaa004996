"""How long something takes, as a message."""

from __future__ import annotations

from resources.messages.message import Message, message


def duration(seconds: float) -> Message:
    """3 天 4 小时, 1 小时 20 分, 3 分 20 秒: the two largest units."""
    minutes, rest = divmod(max(0, round(seconds)), 60)
    hours, minutes = divmod(minutes, 60)
    days, hours = divmod(hours, 24)
    if days:
        return message("measures.days-hours", days=days, hours=hours)
    if hours:
        return message("measures.hours-minutes", hours=hours, minutes=minutes)
    if minutes:
        return message("measures.minutes-seconds", minutes=minutes, seconds=rest)
    return message("measures.seconds", seconds=rest)
