"""Is the defendant old enough to answer for the crime (刑法 17)?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from resources.law.charge_groups import (
    ANSWERED_FOR_AT_12,
    ANSWERED_FOR_AT_12_SINCE,
    ANSWERED_FOR_AT_14,
    DRUGS,
)
from resources.law.limits import AGE
from resources.messages.message import Value
from resources.messages.values import ChargeName
from trainer.judgment.checks.birthdays import acts_until, person_of, under_at_acts
from trainer.judgment.checks.case import CheckedCase, Count
from trainer.judgment.checks.rules import Spans, finding
from trainer.judgment.checks.said import said
from trainer.judgment.compact import compacted
from trainer.judgment.numerals import read_number
from trainer.judgment.types import Circumstance, Finding, SentenceKind, Span

_MINOR = ("minor_12_16", "minor_16_18")
_UNDER = re.compile(r"(?:不满|未满|未达|不足)(?:(?P<twelve>十二|12)|(?P<fourteen>十四|14)|(?P<sixteen>十六|16))周?岁")
# Words that make of the age a matter of some acts only, which then may not be those that he is convicted of.
_SOME_ACTS = re.compile(
    r"部分|其中|有的|第[一二三四五六七八九十\d]+起|前[一二三四五六七八九十\d]|不予追究|不(?:负|承担)刑事责任|次"
)
_AROUND = 12
"""Characters before and behind a circumstance's own words in which the number of years stands."""
# The age itself: 犯罪时年仅十五周岁. 已满十四周岁 alone leaves open how old he was.
_YEARS_OLD = re.compile(
    r"(?:犯罪|作案|案发|行为|实施[^，。；]{0,12})时[^，。；满]{0,6}?(?:刚满)?(十[一二三四五]?|1[0-5])周?岁"
)
_OVER_16 = re.compile(r"(?:已满|年满)(?:十[六七]|1[67])|(?:十七|17)周?岁")
_NOT_HIS = re.compile(r"被害人|奸淫|幼女")
_AGES = (12, 14, 16)


def check_age(case: CheckedCase) -> Iterator[Finding]:
    """By the judgment's own words an error; by a birthday and the days of the acts in the facts a warning."""
    for place, defendant in enumerate(case.judgment.defendants):
        found = next((each for each in defendant.circumstances if each.id in _MINOR), None)
        told = _under_said(case, found) if found else None
        told = told or _age_said(case, place)
        if told:
            yield from _by_words(case, _convicted(case, place), *told)
        elif not found or not _OVER_16.search(_near(case, found)):
            yield from _by_facts(case, place)


def _convicted(case: CheckedCase, place: int) -> list[Count]:
    return [count for count in case.counts if count.at.defendant == place and _is_convicted(count)]


def _is_convicted(count: Count) -> bool:
    sentence = count.charge.sentence
    return count.rule is not None and (sentence is None or sentence.kind is not SentenceKind.NOT_GUILTY)


def _under_said(case: CheckedCase, found: Circumstance) -> tuple[int, Span] | None:
    """The age that the defendant had not reached in the court's own words: 12, 14 or 16; None for 18 and unknown."""
    near = _near(case, found)
    match = _UNDER.search(near)
    if match is None or _SOME_ACTS.search(near):
        return None
    return {"twelve": 12, "fourteen": 14, "sixteen": 16}[match.lastgroup or ""], found.span


def _near(case: CheckedCase, found: Circumstance) -> str:
    """The circumstance's own words with what stands around them."""
    compact = compacted(case.text)
    start, end = compact.place(found.span.start), compact.place(found.span.end)
    return compact.chars[max(0, start - _AROUND) : end + _AROUND]


def _age_said(case: CheckedCase, place: int) -> tuple[int, Span] | None:
    """The same where the court tells the age itself."""
    for each in said(case, "岁"):
        match = _YEARS_OLD.search(each.clause)
        if match is None or place not in each.defendants or _NOT_HIS.search(each.clause):
            continue
        age = read_number(match[1]) or 0
        if not _SOME_ACTS.search(each.clause) and age < _AGES[-1]:
            return next(limit for limit in _AGES if age < limit), each.span
    return None


def _by_words(case: CheckedCase, counts: list[Count], under: int, where: Span) -> Iterator[Finding]:
    if any(_answers(case, count, under) for count in counts):
        # Of several crimes the age may be told of this one alone.
        if under == 14:
            yield from (_approval(count, where) for count in counts if _answers(case, count, under))
        return
    for count in counts:
        crime = ChargeName(count.charge.name)
        yield finding("under-age", AGE, count.at, Spans(where), crime=crime, age=under)


def _approval(count: Count, where: Span | None) -> Finding:
    return finding("under-age-approval", AGE, count.at, Spans(where), crime=ChargeName(count.charge.name))


def _by_facts(case: CheckedCase, place: int) -> Iterator[Finding]:
    person = person_of(case, place)
    if person is None or not under_at_acts(case, place, _AGES[-1]):
        return
    told = next(((age, spans) for age in _AGES if (spans := under_at_acts(case, place, age))), None)
    until = acts_until(case)
    if told is None:
        return
    under, spans = told
    for count in _convicted(case, place):
        values: dict[str, Value] = {"crime": ChargeName(count.charge.name), "age": under}
        if _answers(case, count, under):
            if under == 14:
                yield _approval(count, None)
        elif person.birth is not None and until is not None:
            yield finding("under-age-by-facts", AGE, count.at, spans, **values, born=person.birth, act=until)
        else:
            yield finding("under-age-by-stated-age", AGE, count.at, spans, **values, years=person.age or 0)


def _answers(case: CheckedCase, count: Count, under: int) -> bool:
    """Whether one who has not reached the age answers for the crime (刑法 17 II, III)."""
    name = count.rule.name if count.rule else ""
    if under == 16:
        if name == DRUGS:
            return "贩卖" in count.charge.name
        return name in ANSWERED_FOR_AT_14
    return under == 14 and name in ANSWERED_FOR_AT_12 and case.act_to >= ANSWERED_FOR_AT_12_SINCE
