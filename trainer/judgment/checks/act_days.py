"""The days of the acts: against the day that was given, and against the changes of the law between them (刑法 12)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from resources.law.article import Article
from resources.law.charges import RangeVersion, Tier
from resources.messages.values import ChargeName, Range
from trainer.judgment.checks.case import CheckedCase
from trainer.judgment.checks.rules import WHOLE, Spans, finding
from trainer.judgment.types import Finding

_RETROACTIVITY = Article("刑法", 12)
_WITHOUT_MONEY = Tier(None)


def check_act_days(case: CheckedCase) -> Iterator[Finding]:
    """A day of the act that is none of the facts'; acts before and after a change of the range of their charge."""
    acts = case.facts.acts if case.facts else None
    if case.facts is None or acts is None:
        return
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
