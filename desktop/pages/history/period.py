"""The days within which runs are looked for."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from enum import StrEnum

from desktop.history.day_start import day_start


class Period(StrEnum):
    """Counted back from today."""

    TODAY = "today"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    OWN = "own"  # from and to the days that the user gives


def first_day(period: Period, today: date) -> date | None:
    """On which it begins; None where the user says."""
    return {
        Period.TODAY: today,
        Period.WEEK: today - timedelta(days=6),
        Period.MONTH: today - timedelta(days=29),
        Period.YEAR: date(today.year, 1, 1),
    }.get(period)


def start_of(day: date) -> datetime:
    """Its first moment, by this computer's clock."""
    return day_start(day)


def end_of(day: date) -> datetime:
    """The first moment of the day after."""
    return start_of(day + timedelta(days=1))
