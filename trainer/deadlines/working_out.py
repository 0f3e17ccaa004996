"""Works out when a time limit ends, step by step."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from resources.law.deadlines import Extension, Length, Limit, Sum
from trainer.deadlines.counting import first_working_day, last_day, last_day_before, last_day_of_months, last_hour


@dataclass(frozen=True, slots=True)
class Tick:
    """An extension of one limit of a sum, or a piece of it: by the piece's place in the sum, the limit's in the piece,
    and the extension's name. Without a name it is the piece itself."""

    piece: int
    limit: int = 0
    name: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """One limit, with what extends it and how long it is in all; ``ends`` is its last day or hour."""

    limit: Limit
    extensions: tuple[Extension, ...]
    length: Length
    ends: date | datetime


@dataclass(frozen=True, slots=True)
class Worked:
    """``ends`` is the last day, or the last hour as a datetime.

    ``moved_from``: the day off on which it would have ended. ``at_month_end``: the later day by the rule on periods
    that begin on a month's last day. ``from_the_minute``: the earlier end where the first hour is counted too.
    ``with_first_day``: the earlier day where the first day is counted, which is disputed. ``open_ended`` are extensions
    of which the law states no number.
    """

    steps: tuple[Step, ...]
    ends: date | datetime
    moved_from: date | None = None
    at_month_end: date | None = None
    from_the_minute: datetime | None = None
    with_first_day: date | None = None
    open_ended: tuple[Extension, ...] = ()


def needed(sum_: Sum, tick: Tick) -> tuple[Tick, ...]:
    """What must be ticked for ``tick`` to be: its piece, and the extensions that come before it."""
    piece = sum_.pieces[tick.piece]
    found = [Tick(tick.piece)] if piece.name and tick.name else []
    extensions = {each.name: each for each in piece.limits[tick.limit].extensions}
    before = extensions[tick.name].after if tick.name else None
    while before is not None:
        found.append(Tick(tick.piece, tick.limit, before))
        before = extensions[before].after
    return tuple(found)


def work_out(
    sum_: Sum, start: date | datetime, ticked: Collection[Tick] = (), *, in_custody: bool = True, excluded: int = 0
) -> Worked | None:
    """``excluded``: days that are not counted (a psychiatric examination, a suspended trial). None where the end lies
    outside the calendar. A limit in hours wants a datetime for its ``start``."""
    chosen = {each for tick in ticked for each in (tick, *needed(sum_, tick))}
    try:
        steps = _steps(sum_, start, chosen)
        return _ended(steps, start, in_custody=in_custody, excluded=timedelta(days=excluded))
    except (OverflowError, ValueError):
        return None


def _steps(sum_: Sum, start: date | datetime, ticked: set[Tick]) -> tuple[Step, ...]:
    steps: list[Step] = []
    at = start
    for place, piece in enumerate(sum_.pieces):
        if piece.name and Tick(place) not in ticked:
            continue
        for number, limit in enumerate(piece.limits):
            chosen = tuple(each for each in limit.extensions if Tick(place, number, each.name) in ticked)
            length = _length(limit, chosen)
            at = _end(limit, at, length)
            steps.append(Step(limit, chosen, length, at))
    return tuple(steps)


def _length(limit: Limit, chosen: tuple[Extension, ...]) -> Length:
    """The longest total that is chosen, then what is added after it: 2, 3 at the latest, 3 more are 6 months."""
    totals = [each.total for each in chosen if each.total is not None]
    length = max([limit.length, *totals], key=lambda each: (each.months * 30 + each.days) * 24 + each.hours)
    if totals and length in totals:
        place = max(number for number, each in enumerate(chosen) if each.total == length)
        chosen = chosen[place:]
    for each in chosen:
        if each.adds is not None:
            length += each.adds
    return length


def _end(limit: Limit, start: date | datetime, length: Length) -> date | datetime:
    if limit.in_hours:
        at = start if isinstance(start, datetime) else datetime(start.year, start.month, start.day)
        return last_hour(at, length)
    return last_day_before(_day(start), length) if limit.backwards else last_day(_day(start), length)


def _ended(steps: tuple[Step, ...], start: date | datetime, *, in_custody: bool, excluded: timedelta) -> Worked:
    last = steps[-1]
    open_ended = tuple(each for step in steps for each in step.extensions if each.adds is None and each.total is None)
    if isinstance(last.ends, datetime):
        at = start if isinstance(start, datetime) else datetime(start.year, start.month, start.day)
        exact = at + timedelta(hours=last.length.hours)
        return Worked(steps, last.ends, from_the_minute=exact, open_ended=open_ended)
    ends = last.ends - excluded if last.limit.backwards else last.ends + excluded
    later = _month_end(steps, _day(start))
    later = later + excluded if later is not None else None
    stays = last.limit.days_off == "stays" or (last.limit.days_off == "custody" and in_custody)
    moved = ends if stays else first_working_day(ends)
    return Worked(
        steps,
        moved,
        moved_from=ends if moved != ends else None,
        at_month_end=later if later is None or stays else first_working_day(later),
        with_first_day=ends - timedelta(days=1) if last.limit.first_day_disputed else None,
        open_ended=open_ended,
    )


def _month_end(steps: tuple[Step, ...], start: date) -> date | None:
    """The last day by the other reading of months, where it is another."""
    day = start
    for step in steps:
        if step.limit.backwards or step.limit.in_hours:
            return None
        day = last_day_of_months(day, step.length)
    return day if day != steps[-1].ends else None


def _day(moment: date | datetime) -> date:
    return moment.date() if isinstance(moment, datetime) else moment
