"""How long something takes, in the window's language."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


def time_words(seconds: float) -> str:
    """3 天 4 小时, 1 小时 20 分, 3 分 20 秒: the two largest units."""
    whole = max(0, round(seconds))
    minutes, rest = divmod(whole, 60)
    hours, minutes = divmod(minutes, 60)
    days, hours = divmod(hours, 24)
    if days:
        return translate("time_words", "{days} 天 {hours} 小时").format(days=days, hours=hours)
    if hours:
        return translate("time_words", "{hours} 小时 {minutes} 分").format(hours=hours, minutes=minutes)
    if minutes:
        return translate("time_words", "{minutes} 分 {seconds} 秒").format(minutes=minutes, seconds=rest)
    return translate("time_words", "{seconds} 秒").format(seconds=rest)
