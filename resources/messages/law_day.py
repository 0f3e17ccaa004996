"""The day of the law, as every text that leaves the program states it."""

from __future__ import annotations

from resources.law.checked import LAW_CHECKED_TO
from resources.messages.message import Message, message


def law_day() -> Message:
    """法律数据核对至 2026-08-28."""
    return message("law.checked-to", day=LAW_CHECKED_TO.isoformat())
