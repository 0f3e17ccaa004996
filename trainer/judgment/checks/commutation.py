"""What may be added to a reprieved death penalty: limited commutation (刑法 50 II), life without release (383 IV)."""

from __future__ import annotations

from collections.abc import Iterator

from resources.law.charge_groups import COMMUTATION_LIMITED, LIFE_WITHOUT_RELEASE
from resources.law.limits import COMMUTATION_LIMITED_IN, WITHOUT_RELEASE_IN
from trainer.judgment.checks.case import CheckedCase
from trainer.judgment.checks.rules import Place, Spans, finding
from trainer.judgment.types import Defendant, Finding, OrderKind, SentenceKind

_BY_ORGANISATION = ("有组织", "黑社会", "恶势力")


def check_commutation(case: CheckedCase) -> Iterator[Finding]:
    """Both need a reprieved death penalty, and one of the crimes that the article names."""
    for place, defendant in enumerate(case.judgment.defendants):
        # Nothing is said of a sentence that was not read.
        if defendant.total is None or "charge" in defendant.unread:
            continue
        for order in defendant.orders:
            at, spans = Place(place), Spans(order.span)
            if order.kind is OrderKind.LIMITED_COMMUTATION:
                if not _reprieved(defendant):
                    yield finding("commutation-limit-kind", COMMUTATION_LIMITED_IN, at, spans)
                elif not _may_be_limited(case, defendant, place):
                    yield finding("commutation-limit-charge", COMMUTATION_LIMITED_IN, at, spans)
            elif order.kind is OrderKind.NO_COMMUTATION:
                if not _reprieved(defendant):
                    yield finding("without-release-kind", WITHOUT_RELEASE_IN, at, spans)
                elif not _names(case, place) & LIFE_WITHOUT_RELEASE:
                    yield finding("without-release-charge", WITHOUT_RELEASE_IN, at, spans)


def _reprieved(defendant: Defendant) -> bool:
    sentences = [charge.sentence for charge in defendant.charges] + [defendant.total]
    return any(sentence is not None and sentence.kind is SentenceKind.DEATH_REPRIEVE for sentence in sentences)


def _names(case: CheckedCase, place: int) -> set[str]:
    """The charges against a defendant by their names in law; "" for one that the law does not know."""
    return {count.rule.name if count.rule else "" for count in case.counts if count.at.defendant == place}


def _may_be_limited(case: CheckedCase, defendant: Defendant, place: int) -> bool:
    if any(found.id == "recidivist" for found in defendant.circumstances):
        return True
    if _names(case, place) & {*COMMUTATION_LIMITED, ""}:
        return True
    return any(word in case.text for word in (*_BY_ORGANISATION, "累犯"))
