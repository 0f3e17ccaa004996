"""A day as one speaks of it."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from PySide6.QtCore import QCoreApplication

from desktop.wording.deadline_words import day_of_week

translate = QCoreApplication.translate


def day_words(day: date, today: date | None = None) -> str:
    """今天, 昨天, 11-25 星期三, 2025-11-25 星期二."""
    today = today or date.today()
    if day == today:
        return translate("DayWords", "今天")
    if day == today - timedelta(days=1):
        return translate("DayWords", "昨天")
    written = f"{day:%m-%d}" if day.year == today.year else day.isoformat()
    return f"{written} {day_of_week(day)}"


def moment_words(at: datetime) -> str:
    """今天 14:32, by this computer's clock."""
    here = at.astimezone()
    return f"{day_words(here.date())} {here:%H:%M}"
