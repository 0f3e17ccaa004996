"""Had the time for prosecution (追诉时效, 刑法 87) run out when the case was taken up?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from resources.law.charges import Tier
from resources.law.limits import LIMITATION, LIMITATION_LONGEST, LIMITATION_YEARS
from resources.messages.message import Value
from resources.messages.values import ChargeName
from trainer.judgment.checks.birthdays import acts_until, birthday
from trainer.judgment.checks.case import CheckedCase, Count, mitigating_grounds
from trainer.judgment.checks.ranges import matching_tiers
from trainer.judgment.checks.rules import finding
from trainer.judgment.compact import compacted
from trainer.judgment.types import Finding, SentenceKind

_TAKEN_UP = re.compile(
    r"((?:19|20)\d\d)年(?:(\d{1,2})月)?(?:(\d{1,2})日)?[^。；年]{0,40}?"
    r"(?:抓获|归案|到案|投案|被捕|查获|立案|传唤|拘留|逮捕|报案|报警|控告|自首)"
)
# What stops the time or makes it run anew (刑法 88, 89), and what brings it to an end before the judgment.
_STOPPED = re.compile(r"立案|逃|藏匿|躲|通缉|控告|报案|报警|受理|追诉|自诉|又犯|再次?犯罪")


def check_limitation(case: CheckedCase) -> Iterator[Finding]:
    """By the last day of the acts, the highest penalty of the range, and the day the case was taken up, as far as told.

    Whether something stopped the time is a question to the reader, never answered here.
    """
    acted = acts_until(case)
    if acted is None:
        return
    shortest = birthday(acted, LIMITATION_YEARS[0][1])
    if case.judged_on is not None and case.judged_on <= shortest:
        return
    facts = compacted(case.facts.text).chars if case.facts else ""
    told = _taken_up(facts, acted, shortest)
    taken_up = told or case.judged_on
    if taken_up is None or taken_up <= shortest:
        return
    for count in case.counts:
        years = _years(case, count)
        if years is None or taken_up <= (end := birthday(acted, years)):
            continue
        values: dict[str, Value] = {"crime": ChargeName(count.charge.name), "act": acted, "years": years, "end": end}
        # That it was taken up only when it was judged is not likely, and nothing is told of it.
        asked = told is None or _STOPPED.search(facts) or _STOPPED.search(case.text)
        rule = "limitation-asked" if asked else "limitation-passed"
        yield finding(rule, LIMITATION, count.at, **values, day=taken_up)


def _taken_up(facts: str, acted: date, enough: date) -> date | None:
    """The first day after the acts on which the facts tell of a report or an arrest; of a year alone its first day.

    None is looked for after one up to ``enough``, the end of the shortest time.
    """
    days = []
    for match in _TAKEN_UP.finditer(facts):
        year, month, day = (int(part) if part else 1 for part in match.groups())
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if found >= acted or year == acted.year:
            days.append(max(found, acted))
            if days[-1] <= enough:
                break
    return min(days, default=None)


def _years(case: CheckedCase, count: Count) -> int | None:
    """How long the crime may be prosecuted: the longest that any range it may lie in gives."""
    rule, sentence = count.rule, count.charge.sentence
    if rule is None or sentence is None or count.against_unit or not rule.known_on(case.act_from):
        return None
    if sentence.kind is SentenceKind.NOT_GUILTY:
        return None
    versions = count.at_act or count.later
    tiers = [tier for version in versions for tier in matching_tiers(version, sentence)]
    if not tiers or sentence.kind is SentenceKind.EXEMPT or mitigating_grounds(case.judgment, count.defendant):
        tiers = [tier for version in versions for tier in version.tiers]
    return max(map(_years_of, tiers), default=None)


def _years_of(tier: Tier) -> int:
    if tier.life or tier.death:
        return LIMITATION_LONGEST
    longest = tier.months[1] if tier.months else 0
    return next(years for below, years in LIMITATION_YEARS if longest < below)
