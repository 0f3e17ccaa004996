"""When a day began here."""

from __future__ import annotations

from datetime import UTC, date, datetime, time


def day_start(day: date) -> datetime:
    """Midnight of the local time; of UTC for days of which the system knows no local time: Windows, before 1970."""
    midnight = datetime.combine(day, time())
    try:
        return midnight.astimezone()
    except (OSError, OverflowError):
        return midnight.replace(tzinfo=UTC)
