"""Several crimes together (数罪并罚, 刑法 69)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from resources.law.limits import (
    ABSORBED,
    ABSORBED_SINCE,
    COMBINED,
    LONG_SUM,
    LONG_SUM_SINCE,
    LONGEST_OF_LONG_SUM,
)
from resources.messages.values import Term, Yuan
from trainer.judgment.checks.case import CheckedCase
from trainer.judgment.checks.limits import TERM_LIMITS, Measure, measure
from trainer.judgment.checks.rules import Place, Spans, finding
from trainer.judgment.types import Defendant, Finding, Sentence, SentenceKind

_HEAVIEST = {SentenceKind.LIFE: 1, SentenceKind.DEATH_REPRIEVE: 2, SentenceKind.DEATH: 3}
_CONTROL = "管制"
_DETENTION = re.compile(r"拘役[一二三四五六七八九十两\d]")
_CLOSED = re.compile(r"[。；;（(]")
_NEAR = 60
"""Characters behind a total in which what is served beside it stands."""


def check_combined(case: CheckedCase) -> Iterator[Finding]:
    """The total against the terms and fines it is made of; nothing where an earlier sentence is a part of it."""
    for place, defendant in enumerate(case.judgment.defendants):
        if len(defendant.charges) > 1 and not case.earlier_sentence:
            yield from _check_combined(case, defendant, place)
            yield from _check_beside(case, defendant, place)


def _check_combined(case: CheckedCase, defendant: Defendant, place: int) -> Iterator[Finding]:
    sentences = [charge.sentence for charge in defendant.charges if charge.sentence is not None]
    total = defendant.total
    if total is None or len(sentences) != len(defendant.charges):
        return
    yield from _check_combined_fine(defendant, place)
    heaviest = max(sentences, key=lambda sentence: _HEAVIEST.get(sentence.kind, 0))
    if heaviest.kind in _HEAVIEST:
        if _HEAVIEST.get(total.kind, 0) < _HEAVIEST[heaviest.kind]:
            yield finding(
                "combined-lighter-kind",
                COMBINED,
                Place(place),
                sentence=total.penalty,
                limit=heaviest.penalty,
            )
        return
    if total.kind not in TERM_LIMITS:
        return
    same = [measure(sentence) for sentence in sentences if sentence.kind is total.kind]
    if not same:
        return
    served = measure(total)
    summed = _sum(_added(case, total, sentences))
    if served < max(same):
        yield finding(
            "combined-below-highest",
            COMBINED,
            Place(place),
            sentence=total.penalty,
            limit=Term(*max(same)),
        )
    elif served > summed:
        yield finding("combined-above-sum", COMBINED, Place(place), sentence=total.penalty, limit=Term(*summed))
    else:
        cap = TERM_LIMITS[total.kind].longest_combined
        if total.kind is SentenceKind.FIXED_TERM and summed >= (LONG_SUM, 0) and case.now >= LONG_SUM_SINCE:
            cap = LONGEST_OF_LONG_SUM
        if served > (cap, 0):
            yield finding(
                "combined-above-cap",
                COMBINED,
                Place(place),
                sentence=total.penalty,
                limit=Term(cap),
                sum=Term(*summed),
            )


def _added(case: CheckedCase, total: Sentence, sentences: list[Sentence]) -> list[Measure]:
    """The terms that may be added up to the total. Since 2015-11-01 a prison term absorbs detention, and control is
    served beside either (刑法 69 II); before, the law left open whether they are added."""
    absorbed = case.now >= ABSORBED_SINCE and total.kind is SentenceKind.FIXED_TERM
    kinds = {SentenceKind.FIXED_TERM} if absorbed else set(TERM_LIMITS)
    return [measure(sentence) for sentence in sentences if sentence.kind in kinds]


def _check_beside(case: CheckedCase, defendant: Defendant, place: int) -> Iterator[Finding]:
    """What is served beside the total (刑法 69 II): control always, so that it is named too; detention never beside a
    prison term."""
    total, result = defendant.total, case.judgment.result
    if total is None or total.span is None or result is None or case.now < ABSORBED_SINCE:
        return
    kinds = {charge.sentence.kind for charge in defendant.charges if charge.sentence is not None}
    if total.kind not in (SentenceKind.FIXED_TERM, SentenceKind.DETENTION) or len(kinds) < 2:
        return
    beside = _CLOSED.split(case.text[total.span.end : total.span.end + _NEAR], maxsplit=1)[0]
    if SentenceKind.CONTROL in kinds and _CONTROL not in beside:
        yield finding("combined-control", ABSORBED, Place(place), Spans(total.span), sentence=total.penalty)
    if SentenceKind.FIXED_TERM in kinds and SentenceKind.DETENTION in kinds and _DETENTION.search(beside):
        yield finding("combined-detention", ABSORBED, Place(place), Spans(total.span), sentence=total.penalty)


def _check_combined_fine(defendant: Defendant, place: int) -> Iterator[Finding]:
    fines = [charge.fine_yuan for charge in defendant.charges if charge.fine_yuan is not None]
    total = defendant.total_fine_yuan
    confiscated = any(charge.confiscation for charge in defendant.charges)
    if len(fines) > 1 and total is not None and total != sum(fines) and not confiscated:
        yield finding("combined-fine", COMBINED, Place(place), sum=Yuan(sum(fines)), fine=Yuan(total))


def _sum(terms: list[Measure]) -> Measure:
    months = sum(term[0] for term in terms)
    days = sum(term[1] for term in terms)
    return months + days // 30, days % 30
