"""The limits of each kind of penalty, of probation, and of several crimes together (刑法 38 to 45, 69, 72 to 74)."""

from __future__ import annotations

from collections.abc import Iterator

from resources.law.limits import (
    COMBINED,
    CONTROL,
    DETENTION,
    FIXED_TERM,
    LONG_SUM,
    LONG_SUM_SINCE,
    LONGEST_OF_LONG_SUM,
    PROBATION,
    PROBATION_EXCLUDED,
    PROBATION_LONGEST_TERM,
    PROBATION_OF_DETENTION,
    PROBATION_OF_FIXED_TERM,
    TermLimit,
)
from resources.messages.values import Penalty, Term, Yuan
from trainer.judgment.checks.case import CheckedCase
from trainer.judgment.checks.rules import Place, finding
from trainer.judgment.types import Defendant, Finding, Sentence, SentenceKind

_LIMITS = {
    SentenceKind.CONTROL: CONTROL,
    SentenceKind.DETENTION: DETENTION,
    SentenceKind.FIXED_TERM: FIXED_TERM,
}
_PROBATION = {
    SentenceKind.DETENTION: PROBATION_OF_DETENTION,
    SentenceKind.FIXED_TERM: PROBATION_OF_FIXED_TERM,
}
_HEAVIEST = {SentenceKind.LIFE: 1, SentenceKind.DEATH_REPRIEVE: 2, SentenceKind.DEATH: 3}

Measure = tuple[int, int]  # months and days


def check_limits(case: CheckedCase) -> Iterator[Finding]:
    """The rules of 刑法总则 that hold whatever the crime."""
    for place, defendant in enumerate(case.judgment.defendants):
        yield from _check_kinds(case, defendant, place)
        yield from _check_probation(defendant, place)
        if len(defendant.charges) > 1 and not case.earlier_sentence:
            yield from _check_combined(case, defendant, place)


def _check_kinds(case: CheckedCase, defendant: Defendant, place: int) -> Iterator[Finding]:
    several = len(defendant.charges) > 1 or case.earlier_sentence
    for number, charge in enumerate(defendant.charges):
        if charge.sentence is not None and (limit := _LIMITS.get(charge.sentence.kind)) is not None:
            yield from _check_term(charge.sentence, limit, limit.longest, place, number)
    total = defendant.total
    single = {charge.sentence for charge in defendant.charges}
    if total is not None and total not in single and (limit := _LIMITS.get(total.kind)) is not None:
        longest = limit.longest
        if several:
            longest = LONGEST_OF_LONG_SUM if limit is FIXED_TERM else limit.longest_combined
        yield from _check_term(total, limit, longest, place, None)


def _check_term(
    sentence: Sentence, limit: TermLimit, longest: int, place: int, number: int | None
) -> Iterator[Finding]:
    if sentence.months is None or (limit.shortest, 0) <= _measure(sentence) <= (longest, 0):
        return
    yield finding(
        "term-out-of-limits",
        limit.article,
        Place(place, number),
        kind=Penalty(sentence.kind),
        shortest=Term(limit.shortest),
        longest=Term(longest),
        sentence=sentence.penalty,
    )


def _check_probation(defendant: Defendant, place: int) -> Iterator[Finding]:
    period, total = defendant.probation_months, defendant.total
    if period is None or total is None:
        return
    if any(found.id == "recidivist" for found in defendant.circumstances):
        yield finding("probation-recidivist", PROBATION_EXCLUDED, Place(place))
    limit = _PROBATION.get(total.kind)
    if limit is None or (total.months is not None and _measure(total) > (PROBATION_LONGEST_TERM, 0)):
        yield finding("probation-kind", PROBATION, Place(place), sentence=total.penalty)
        return
    if total.months is None:
        return
    shortest = max(_measure(total), (limit.shortest, 0))
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
    if total.kind not in _LIMITS:
        return
    same = [_measure(sentence) for sentence in sentences if sentence.kind is total.kind]
    terms = [_measure(sentence) for sentence in sentences if sentence.kind in _LIMITS]
    if not same:
        return
    served = _measure(total)
    # Since 2015-11-01 a prison term absorbs detention (刑法 69 II); before, the law left open whether it is added.
    summed = _sum(terms)
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
        cap = _LIMITS[total.kind].longest_combined
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


def _check_combined_fine(defendant: Defendant, place: int) -> Iterator[Finding]:
    fines = [charge.fine_yuan for charge in defendant.charges if charge.fine_yuan is not None]
    total = defendant.total_fine_yuan
    confiscated = any(charge.confiscation for charge in defendant.charges)
    if len(fines) > 1 and total is not None and total != sum(fines) and not confiscated:
        yield finding("combined-fine", COMBINED, Place(place), sum=Yuan(sum(fines)), fine=Yuan(total))


def _measure(sentence: Sentence) -> Measure:
    return sentence.months or 0, sentence.days


def _sum(terms: list[Measure]) -> Measure:
    months = sum(term[0] for term in terms)
    days = sum(term[1] for term in terms)
    return months + days // 30, days % 30
