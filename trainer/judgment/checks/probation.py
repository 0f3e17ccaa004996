"""Probation (缓刑): who may have it, who must, and for how long (刑法 72 to 74)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from resources.law.limits import (
    PROBATION,
    PROBATION_EXCLUDED,
    PROBATION_LONGEST_TERM,
    PROBATION_OF_DETENTION,
    PROBATION_OF_FIXED_TERM,
    PROBATION_SHALL_SINCE,
)
from resources.messages.message import Message, message
from resources.messages.values import Term
from trainer.judgment.checks.birthdays import acts_until, reached_at_judgment, under_at_acts
from trainer.judgment.checks.case import CheckedCase
from trainer.judgment.checks.limits import measure
from trainer.judgment.checks.pregnancy import said_pregnant, stated_pregnant
from trainer.judgment.checks.rules import Place, Spans, finding
from trainer.judgment.checks.said import said
from trainer.judgment.types import Defendant, Finding, SentenceKind

_PERIODS = {
    SentenceKind.DETENTION: PROBATION_OF_DETENTION,
    SentenceKind.FIXED_TERM: PROBATION_OF_FIXED_TERM,
}
_GRANTED = re.compile(r"[，,、\s]*(?:依法)?(?:适用|宣告)?缓刑")
_MINOR = {"minor_12_16", "minor_16_18"}
_ELDERLY = {"elderly_intent", "elderly_negligent"}
_RINGLEADER = "首要分子"
_GROUP = "犯罪集团"


def check_probation(case: CheckedCase) -> Iterator[Finding]:
    """Whether 72's conditions hold is the court's to say: that probation must be granted is a note."""
    for place, defendant in enumerate(case.judgment.defendants):
        yield from _check_period(case, defendant, place)
        if case.now < PROBATION_SHALL_SINCE:
            continue
        if defendant.probation_months is not None:
            yield from _check_ringleader(case, place)
        elif (
            _could_be(defendant)
            and (reason := _shall(case, defendant, place)) is not None
            and defendant.total is not None
        ):
            yield finding("probation-owed", PROBATION, Place(place), who=reason, sentence=defendant.total.penalty)


def _check_period(case: CheckedCase, defendant: Defendant, place: int) -> Iterator[Finding]:
    period, total = defendant.probation_months, defendant.total
    if total is None:
        return
    if period is None:
        # The reader keeps no period of probation beside a kind that knows none.
        if total.kind is SentenceKind.CONTROL and total.span and _GRANTED.match(case.text, total.span.end):
            yield finding("probation-kind", PROBATION, Place(place), Spans(total.span), sentence=total.penalty)
        return
    if any(found.id == "recidivist" for found in defendant.circumstances):
        yield finding("probation-recidivist", PROBATION_EXCLUDED, Place(place))
    limit = _PERIODS.get(total.kind)
    if limit is None or (total.months is not None and measure(total) > (PROBATION_LONGEST_TERM, 0)):
        yield finding("probation-kind", PROBATION, Place(place), sentence=total.penalty)
        return
    if total.months is None:
        return
    shortest = max(measure(total), (limit.shortest, 0))
    if (period, 0) < shortest:
        yield finding(
            "probation-too-short",
            limit.article,
            Place(place),
            sentence=total.penalty,
            period=Term(period),
            limit=Term(*shortest),
            shortest=Term(limit.shortest),
        )
    elif period > limit.longest:
        yield finding(
            "probation-too-long",
            limit.article,
            Place(place),
            sentence=total.penalty,
            period=Term(period),
            limit=Term(limit.longest),
        )


def _check_ringleader(case: CheckedCase, place: int) -> Iterator[Finding]:
    acted = acts_until(case)
    if acted is not None and acted < PROBATION_SHALL_SINCE:
        return
    for each in said(case, _RINGLEADER):
        if place not in each.defendants or "不" in each.clause:
            continue
        rule = "probation-ringleader" if _GROUP in each.clause else "probation-ringleader-asked"
        yield finding(rule, PROBATION_EXCLUDED, Place(place), Spans(each.span))
        return


def _could_be(defendant: Defendant) -> bool:
    """Whether the sentence is one that probation is open to (刑法 72, 74)."""
    total = defendant.total
    if total is None or any(found.id == "recidivist" for found in defendant.circumstances):
        return False
    if total.kind is SentenceKind.DETENTION:
        return True
    within = (total.months or 0, total.days) <= (PROBATION_LONGEST_TERM, 0)
    return total.kind is SentenceKind.FIXED_TERM and total.months is not None and within


def _shall(case: CheckedCase, defendant: Defendant, place: int) -> Message | None:
    """Why probation must be granted where the other conditions hold."""
    ids = {found.id for found in defendant.circumstances}
    if ids & _MINOR or under_at_acts(case, place, 18):
        return message("findings.shall-minor")
    if ids & _ELDERLY or reached_at_judgment(case, place, 75):
        return message("findings.shall-aged")
    if said_pregnant(case, place) or stated_pregnant(case, place):
        return message("findings.shall-pregnant")
    return None
