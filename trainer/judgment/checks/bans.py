"""The ban from a profession (从业禁止, 刑法 37之一)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from resources.law.article import CRIMINAL_LAW
from resources.law.limits import BAN, BAN_LONGEST, BAN_SHORTEST, BAN_SINCE
from resources.messages.message import Value
from resources.messages.values import Term
from trainer.judgment.checks.case import CheckedCase
from trainer.judgment.checks.rules import Place, Spans, finding
from trainer.judgment.types import Finding, Order, OrderKind

# 37之一 asks for a crime by means of the profession or against the duties of it.
_PROFESSION = re.compile(r"职业|职务|从业|执业|行业|便利|业务|经营|生产|销售|工作|教师|医|司机|驾驶|会计|律师|公司")


def check_bans(case: CheckedCase) -> Iterator[Finding]:
    """Its length, its first day in the law, and whether the judgment tells of a profession at all."""
    for place, defendant in enumerate(case.judgment.defendants):
        for order in defendant.orders:
            if order.kind is OrderKind.OCCUPATION_BAN:
                yield from _check(case, order, Place(place))


def _check(case: CheckedCase, order: Order, place: Place) -> Iterator[Finding]:
    spans = Spans(order.span)
    if case.act_to < BAN_SINCE:
        yield finding("ban-not-yet", BAN, place, spans, day=BAN_SINCE, act=case.act_to)
    # One for life rests on another statute, which 37之一 III lets go before its own term; so may other lengths.
    if order.months and not (BAN_SHORTEST, 0) <= (order.months, order.days) <= (BAN_LONGEST, 0):
        term = Term(order.months, order.days)
        values: dict[str, Value] = {"term": term, "shortest": Term(BAN_SHORTEST), "longest": Term(BAN_LONGEST)}
        cited = any(article.law == CRIMINAL_LAW and article.whole() == BAN for article in case.judgment.articles)
        yield finding("ban-term" if cited else "ban-term-unless-other", BAN, place, spans, **values)
    told = case.text[: case.judgment.result.start] if case.judgment.result else ""
    if not _PROFESSION.search(told) and not _PROFESSION.search(case.facts.text if case.facts else ""):
        yield finding("ban-without-profession", BAN, place, spans)
