"""Is it one sentence at all? A range of terms is none, and of several verdicts in one text only the first was read."""

from __future__ import annotations

from collections.abc import Iterator

from resources.messages.values import Yuan
from trainer.judgment.checks.case import CheckedCase
from trainer.judgment.checks.rules import WHOLE, Place, Spans, finding
from trainer.judgment.types import Defendant, Finding


def check_settled(case: CheckedCase) -> Iterator[Finding]:
    """Several verdicts; terms and fines with two ends."""
    further = case.judgment.further
    if further:
        yield finding("verdict-several", None, WHOLE, Spans(further[0]), count=len(further) + 1)
    for place, defendant in enumerate(case.judgment.defendants):
        yield from _check_ranges(defendant, place)


def _check_ranges(defendant: Defendant, place: int) -> Iterator[Finding]:
    counts = [(Place(place, number), charge) for number, charge in enumerate(defendant.charges)]
    terms = [(at, charge.sentence_range) for at, charge in counts if charge.sentence_range]
    if not terms and defendant.total_range:
        terms = [(Place(place), defendant.total_range)]
    for at, term in terms:
        spans = Spans(term.least.span)
        yield finding("sentence-range", None, at, spans, least=term.least.penalty, most=term.most.penalty)
    fines = [(at, charge.fine_range) for at, charge in counts if charge.fine_range]
    if not fines and defendant.total_fine_range:
        fines = [(Place(place), defendant.total_fine_range)]
    for at, (least, most) in fines:
        yield finding("fine-range", None, at, least=Yuan(least), most=Yuan(most))
