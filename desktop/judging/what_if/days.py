"""The acts moved to another day, and with them every day of the case but birthdays and earlier sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from desktop.judging.what_if.edit import Edit
from trainer.judgment.facts.types import StatedFacts
from trainer.judgment.types import Span

# 2023年7月14日至16日, 同年8月3日: what is left out is that of the date before.
_DATE = re.compile(
    r"(?<!\d)(?:(?P<year>(?:19|20)\d\d)年|(?P<relative>[同当次翌]年))?(?:(?P<month>\d{1,2})月(?:(?P<day>\d{1,2})(?P<sign>[日号]))?"
    r"|(?<=年)(?!\d)|(?<=[至到、和及])(?P<day_alone>\d{1,2})(?P<sign_alone>[日号]))"
)
_BORN = re.compile(r"[，]?出?生(?![产效意前])")
_NEXT = ("次年", "翌年")
_MIDDLE_MONTH, _MIDDLE_DAY = 7, 15


def first_day(facts: StatedFacts, stated: date | None) -> date | None:
    """The day from which the acts are moved: the one that is stated beside the facts, else the first in them."""
    if stated is not None:
        return stated
    return facts.acts[0] if facts.acts else None


def moved(facts: StatedFacts, days: timedelta) -> list[Edit]:
    """The edits by which all dates move; a month or a year without its day moves with the middle of it."""
    kept = [record.span for each in facts.defendants for record in each.records]
    kept += [each.birth_span for each in facts.defendants if each.birth_span is not None]
    return list(_moved(facts.text, days, kept))


@dataclass(slots=True)
class _Named:
    """The year and the month that a text has named last."""

    year: int | None = None
    month: int | None = None

    def take(self, match: re.Match[str]) -> None:
        self.year = int(match["year"]) if match["year"] else self.year
        if self.year is not None and match["relative"] in _NEXT:
            self.year += 1
        self.month = int(match["month"]) if match["month"] else self.month


def _moved(text: str, days: timedelta, kept: Sequence[Span]) -> Iterator[Edit]:
    old, new = _Named(), _Named()
    for match in _DATE.finditer(text):
        if not match[0]:
            continue
        old.take(match)
        born = _BORN.match(text, match.end()) is not None
        if born or any(span.start <= match.start() < span.end for span in kept):
            new.take(match)
            continue
        words = _written(match, old, new, days)
        if words is not None and words != match[0]:
            yield Edit(match.start(), match.end(), words)


def _written(match: re.Match[str], old: _Named, new: _Named, days: timedelta) -> str | None:
    """The date in the same form, with as much more as it needs where it has come into another month or year."""
    day, sign = match["day"] or match["day_alone"], match["sign"] or match["sign_alone"] or ""
    month = old.month if match["month"] or match["day_alone"] else None
    if old.year is None or (match["day_alone"] and month is None):
        return None
    try:
        there = date(old.year, month or _MIDDLE_MONTH, int(day or (_MIDDLE_DAY if month else 1))) + days
    except (ValueError, OverflowError):
        return None
    relative = match["relative"] or ""
    if relative in _NEXT and there.year == new.year:
        relative = ""
    with_year = bool(match["year"]) or new.year is None or there.year != new.year + (relative in _NEXT)
    with_month = bool(match["month"]) or (bool(month) and (with_year or there.month != new.month))
    new.year, new.month = there.year, there.month if month else new.month
    return (
        (f"{there.year}年" if with_year else relative)
        + (f"{there.month}月" if with_month else "")
        + (f"{there.day}{sign}" if day else "")
    )
