"""Do the days from which and to which a term runs (自…起至…止) fit the term (刑法 41, 44, 47)?

Courts count a term of N months from its first day to the day before the same day N months later; some write that day
itself. Custody before the judgment counts: either the first day is that of the arrest, or the days are taken off the
end, and then they should be told. Where the custody was broken off by bail, some count from the first arrest and put
the end off by the time of the bail. So a time too long by whole months is a slip of the pen; other differences are
told only where nothing explains them.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta

from resources.law.limits import CONTROL_COUNTED, DETENTION_COUNTED, PRISON_COUNTED
from resources.messages.message import Value
from trainer.judgment.checks.case import CheckedCase
from trainer.judgment.checks.rules import Place, Spans, finding
from trainer.judgment.compact import compacted
from trainer.judgment.numerals import NUMERAL, read_number
from trainer.judgment.types import Finding, Sentence, SentenceKind, Span

_ARTICLES = {
    SentenceKind.CONTROL: CONTROL_COUNTED,
    SentenceKind.DETENTION: DETENTION_COUNTED,
    SentenceKind.FIXED_TERM: PRISON_COUNTED,
}
_DAY = rf"({NUMERAL}{{4}})[年.．/-]({NUMERAL}{{1,3}})[月.．/-]({NUMERAL}{{1,3}})日?"
_RUNS = re.compile(rf"{_DAY}[起始]?[，,、]?(?:至|到){_DAY}")
# Its second day, looked for first: that begins with a sign which a search can skip to.
_UNTIL = re.compile(rf"[至到]{NUMERAL}{{4}}[年.．/-]")
_LONGEST_DAY = 16  # characters of the first day and what follows it
_CREDITED = re.compile(
    rf"(?:羁押|折抵|扣除|扣减|减去|抵减|监视居住|服刑)[^。；（）()]{{0,30}}?"
    rf"(?:(?P<months>{NUMERAL}{{1,3}})个月[又零]?)?(?P<days>{NUMERAL}{{1,5}})[日天]"
)
# What makes the time longer than the term: it began with the arrest and was broken off.
_BROKEN_OFF = re.compile(r"取保|扣除|扣减|脱逃|逃脱|间断|监视居住|保外|暂予监外|释放")
_FAR = 600
"""Characters behind a term in which its days stand."""
_TOLERATED = 1
_WHOLE_MONTHS = 3
"""A time too short by whole months, so many or more, is a slip of the pen and no custody that was taken off."""


def check_term_dates(case: CheckedCase) -> Iterator[Finding]:
    """The last term of each defendant (the total where there is one), against the days that follow it."""
    if "年" not in case.result_text or ("至" not in case.result_text and "到" not in case.result_text):
        return
    for place, defendant in enumerate(case.judgment.defendants):
        total = defendant.total
        if total is None or total.span is None or total.kind not in _ARTICLES or total.months is None:
            continue
        if defendant.probation_months is None:
            yield from _check(case, total, total.span, place)


def _check(case: CheckedCase, total: Sentence, span: Span, place: int) -> Iterator[Finding]:
    compact = compacted(case.text)
    told = compact.chars[compact.place(span.end) : compact.place(_end(case, span))]
    until = _UNTIL.search(told)
    match = _RUNS.search(told, max(0, until.start() - _LONGEST_DAY)) if until else None
    if match is None:
        return
    first, last = _day(match.groups()[:3]), _day(match.groups()[3:])
    if first is None or last is None:
        return
    article = _ARTICLES[total.kind]
    values: dict[str, Value] = {"sentence": total.penalty, "first": first, "last": last}
    if last < first:
        yield finding("dates-reversed", article, Place(place), Spans(span), **values)
        return
    due = end_of(first, total.months or 0, total.days)
    values["due"] = due
    if (rule := _fault(case, told, total, first, last, due)) is not None:
        yield finding(rule, article, Place(place), Spans(span), **values)


def _fault(case: CheckedCase, told: str, total: Sentence, first: date, last: date, due: date) -> str | None:
    """Which rule the last day breaks, if any."""
    over = (last - max(due, _end_by_last_days(first, total.months or 0, total.days))).days
    if over > _TOLERATED:
        if _is_whole_months(due, last):
            return "dates-too-long"
        facts = case.facts.text if case.facts else ""
        explained = any(_BROKEN_OFF.search(text) for text in (told, case.text, facts))
        return None if explained or case.earlier_sentence else "dates-long-unexplained"
    if (due - last).days > _TOLERATED and not case.earlier_sentence and not _is_credited(told, last, due, total):
        return "dates-too-short"
    return None


def _end(case: CheckedCase, span: Span) -> int:
    """Where the next defendant's part begins, or 主文 ends."""
    result = case.judgment.result
    stop = min(span.end + _FAR, result.end if result else len(case.text))
    following = [
        other.span.start for other in case.judgment.defendants if other.span is not None and other.span.start > span.end
    ]
    return min([stop, *following])


def _is_credited(told: str, last: date, due: date, total: Sentence) -> bool:
    """Whether custody explains that the term ends early: the days that are told, else any that is no round time."""
    short = (due - last).days
    credited = [days for match in _CREDITED.finditer(told) if (days := _days(match)) > 2]
    if not credited:
        return not _is_whole_months(last, due, _WHOLE_MONTHS)
    counted = 2 if total.kind is SentenceKind.CONTROL else 1
    return any(abs(days * counted - short) <= 2 * _TOLERATED for days in {*credited, sum(credited)})


def _days(match: re.Match[str]) -> int:
    months = read_number(match["months"]) if match["months"] else 0
    return (months or 0) * 30 + (read_number(match["days"]) or 0)


def _is_whole_months(earlier: date, later: date, least: int = 1) -> bool:
    """Whether the two last days of terms lie a round number of months apart, so many or more."""
    months = round((later - earlier).days / 30.44)
    return months >= least and abs((end_of(earlier + timedelta(1), months, 0) - later).days) <= _TOLERATED


def end_of(first: date, months: int, days: int) -> date:
    """The last day of a term: the day before the first day's number comes round; where a month lacks that number, its
    last day."""
    return _later(first, months) + timedelta(days - 1)


def _end_by_last_days(first: date, months: int, days: int) -> date:
    """The same as courts count who let a month's last day stand for the day that it lacks."""
    later = _later(first, months)
    return later + timedelta(days - (1 if later.day == first.day else 0))


def _later(first: date, months: int) -> date:
    year, month = divmod(first.year * 12 + first.month - 1 + months, 12)
    return date(year, month + 1, min(first.day, monthrange(year, month + 1)[1]))


def _day(parts: tuple[str | None, ...]) -> date | None:
    year, month, day = (read_number(part) if part else None for part in parts)
    if not (year and month and day and 1950 < year < 2200):
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None
