"""The days of the acts: against the day that was given, and against the changes of the law between them (刑法 12)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from resources.law.article import Article
from resources.law.charges import RangeVersion, Tier
from resources.messages.values import ChargeName, Range
from trainer.judgment.act_dates import dated_acts
from trainer.judgment.checks.case import CheckedCase
from trainer.judgment.checks.rules import WHOLE, Spans, finding
from trainer.judgment.compact import compacted
from trainer.judgment.types import Finding

_RETROACTIVITY = Article("刑法", 12)
# 2021年3月1日凌晨，被告人甲某…, but not what he did or met with after the acts.
_ACTS = re.compile(
    r"[^，。；：被]{0,8}，?被告人(?![^，。；]{0,30}(?:被|公安|派出所|民警|检察|法院|主动|自行|家属|亲属|道歉|缴|退|签|补偿|支付))"
)
_DAY_ACTS = re.compile(r"[日号][^，。；：被]{0,8}，?被告人")  # looked for first: few reasonings tell of days
_WITHOUT_MONEY = Tier(None)


def check_act_days(case: CheckedCase) -> Iterator[Finding]:
    """A day of the act, given or reasoned with, that is none of the facts'; acts on both sides of a new range."""
    acts = case.facts.acts if case.facts else None
    if case.facts is None or acts is None:
        return
    yield from _check_reasoning(case, acts)
    first, last = case.facts.act_days[0].span, case.facts.act_days[-1].span
    if case.act_date is not None and not acts[0] <= case.act_date <= acts[1]:
        days = {"given": case.act_date, "first": acts[0], "last": acts[1]}
        yield finding("act-day-differs", None, WHOLE, Spans(None, first), **days)
    if case.act_date is not None or acts[0] == acts[1]:
        return
    for count in case.counts:
        if count.rule is None:
            continue
        before = count.rule.version_on(acts[0])
        after = count.rule.version_on(min(acts[1], case.now))
        if before is None or after is None or before is after:
            continue
        if _penalties(before) != _penalties(after):
            yield finding(
                "law-changed-within-acts",
                _RETROACTIVITY,
                count.at,
                Spans(count.charge.span, last),
                crime=ChargeName(count.charge.name),
                first=acts[0],
                last=acts[1],
                day=after.since,
                earlier=Range(before.tiers),
                later=Range(after.tiers),
            )


def _check_reasoning(case: CheckedCase, acts: tuple[date, date]) -> Iterator[Finding]:
    """A day on which the reasoning lets a defendant act, and of which the facts tell nothing at all."""
    reasoning, facts = case.judgment.reasoning, case.facts
    if reasoning is None or facts is None or case.text.find("日", reasoning.start, reasoning.end) < 0:
        return
    compact = compacted(case.text)
    start = compact.place(reasoning.start)
    chars = compact.chars[start : compact.place(reasoning.end)]
    if _DAY_ACTS.search(chars) is None:
        return
    told = None
    for day in dated_acts(chars):
        if day.first != day.last or acts[0] <= day.first <= acts[1] or not _ACTS.match(chars, day.end):
            continue
        told = told or compacted(facts.text).chars
        if f"{day.first.month}月{day.first.day}日" not in told:
            spans = Spans(compact.span(start + day.start, start + day.end), facts.act_days[0].span)
            days = {"day": day.first, "first": acts[0], "last": acts[1]}
            yield finding("act-day-of-reasoning", None, WHOLE, spans, **days)
            return


def _penalties(version: RangeVersion) -> tuple[Tier, ...]:
    """The ranges without their money, of which another rule tells."""
    return tuple(
        replace(
            tier,
            money=_WITHOUT_MONEY.money,
            money_kind=_WITHOUT_MONEY.money_kind,
            amount=None,
            rate=None,
            rate_base=None,
        )
        for tier in version.tiers
    )
