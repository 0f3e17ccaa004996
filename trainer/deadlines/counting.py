"""How a period is counted (刑事诉讼法 105; 法释〔2021〕1号, article 202, on months).

The day and the hour in which something begins are not counted. A month runs to the same day of the next month, or to
its last day where there is no such day.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, datetime, timedelta

from resources.law.deadlines import Length

_SATURDAY = 5


def last_day(start: date, length: Length) -> date:
    """The last day of a period that begins with what happens on ``start``. Raises OverflowError past the year 9999."""
    return _months_on(start, length.months) + timedelta(days=length.days)


def last_day_before(day: date, length: Length) -> date:
    """The latest day so long before ``day``, which is not counted itself. Raises OverflowError before the year 1."""
    return _months_on(day, -length.months) - timedelta(days=length.days)


def last_hour(start: datetime, length: Length) -> datetime:
    """The end of a period in hours: it runs from the next full hour on, as the hour it begins in is not counted."""
    return start.replace(minute=0, second=0, microsecond=0) + timedelta(hours=length.hours + 1)


def last_day_of_months(start: date, length: Length) -> date:
    """As `last_day`, but a month that begins on the last day of one month ends on the last day of another.

    So article 202 has it; it is later than the same day where the later month is longer (28 February to 31 March).
    """
    day = _months_on(start, length.months)
    if length.months and start.day == monthrange(start.year, start.month)[1]:
        day = day.replace(day=monthrange(day.year, day.month)[1])
    return day + timedelta(days=length.days)


def first_working_day(day: date) -> date:
    """``day``, or the Monday after it. Statutory holidays, and weekends on which one works for them, are not known."""
    return day + timedelta(days=max(0, 7 - day.weekday()) if day.weekday() >= _SATURDAY else 0)


def _months_on(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not 1 <= year <= 9999:
        raise OverflowError(f"{months} months from {day} lie outside the calendar")
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
