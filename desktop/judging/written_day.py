"""A day as lawyers write it."""

from __future__ import annotations

import re
from datetime import date

_WRITTEN = re.compile(r"\s*(\d{4})\s*[-./年]\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*日?\s*|\s*(\d{4})(\d{2})(\d{2})\s*")
EARLIEST = date(1979, 7, 1)  # the first 刑法 was passed on that day


def read_date(text: str) -> date | None:
    """2021-03-05, 2021.3.5, 2021年3月5日 or 20210305. None for anything else, and for days before the first 刑法."""
    match = _WRITTEN.fullmatch(text)
    if match is None:
        return None
    year, month, day = (int(part) for part in match.groups() if part is not None)
    try:
        written = date(year, month, day)
    except ValueError:
        return None
    return written if written >= EARLIEST else None
