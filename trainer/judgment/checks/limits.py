"""The limits of each kind of penalty (刑法 38 to 45, 69)."""

from __future__ import annotations

from collections.abc import Iterator

from resources.law.limits import CONTROL, DETENTION, FIXED_TERM, LONGEST_OF_LONG_SUM, TermLimit
from resources.messages.values import Penalty, Term
from trainer.judgment.checks.case import CheckedCase
from trainer.judgment.checks.rules import Place, finding
from trainer.judgment.types import Defendant, Finding, Sentence, SentenceKind

TERM_LIMITS = {
    SentenceKind.CONTROL: CONTROL,
    SentenceKind.DETENTION: DETENTION,
    SentenceKind.FIXED_TERM: FIXED_TERM,
}

Measure = tuple[int, int]  # months and days


def check_limits(case: CheckedCase) -> Iterator[Finding]:
    """The rules of 刑法总则 that hold whatever the crime."""
    for place, defendant in enumerate(case.judgment.defendants):
        yield from _check_kinds(case, defendant, place)


def _check_kinds(case: CheckedCase, defendant: Defendant, place: int) -> Iterator[Finding]:
    for number, charge in enumerate(defendant.charges):
        if charge.sentence is not None and (limit := TERM_LIMITS.get(charge.sentence.kind)) is not None:
            yield from _check_term(charge.sentence, limit, limit.longest, place, number)
    total = defendant.total
    single = [charge.sentence for charge in defendant.charges]
    if total is not None and total not in single and (limit := TERM_LIMITS.get(total.kind)) is not None:
        longest = limit.longest
        if len(defendant.charges) > 1 or case.earlier_sentence:
            longest = LONGEST_OF_LONG_SUM if limit is FIXED_TERM else limit.longest_combined
        yield from _check_term(total, limit, longest, place, None)


def _check_term(
    sentence: Sentence, limit: TermLimit, longest: int, place: int, number: int | None
) -> Iterator[Finding]:
    if sentence.months is None or (limit.shortest, 0) <= measure(sentence) <= (longest, 0):
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


def measure(sentence: Sentence) -> Measure:
    """The term, to be compared; of a term in days alone (四十五日) every thirty days are a month."""
    if not sentence.months:
        return divmod(sentence.days, 30)
    return sentence.months, sentence.days
