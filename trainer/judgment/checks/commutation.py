"""What may be added to a reprieved death penalty: limited commutation (刑法 50 II), life without release (383 IV)."""

from __future__ import annotations

from collections.abc import Iterator

from resources.law.charge_groups import COMMUTATION_LIMITED, LIFE_WITHOUT_RELEASE
from resources.law.limits import COMMUTATION_LIMITED_IN, WITHOUT_RELEASE_IN
from trainer.judgment.checks.case import CheckedCase, Count
from trainer.judgment.checks.ruled import ruled
from trainer.judgment.checks.rules import Place, Spans, finding
from trainer.judgment.types import Defendant, Finding, SentenceKind

_BY_ORGANISATION = ("有组织", "黑社会", "恶势力")


def check_commutation(case: CheckedCase) -> Iterator[Finding]:
    """Both need a reprieved death penalty, and one of the crimes that the article names."""
    for each in ruled(case, "限制减刑"):
        defendant = _defendant(case, each.place)
        if defendant is None or each.before.endswith(("不", "不予", "不再")):
            continue
        if not _reprieved(defendant):
            yield finding("commutation-limit-kind", COMMUTATION_LIMITED_IN, each.place, Spans(each.span))
        elif not _may_be_limited(case, defendant, each.place):
            yield finding("commutation-limit-charge", COMMUTATION_LIMITED_IN, each.place, Spans(each.span))
    for each in ruled(case, "终身监禁"):
        defendant = _defendant(case, each.place)
        if defendant is None:
            continue
        if not _reprieved(defendant):
            yield finding("without-release-kind", WITHOUT_RELEASE_IN, each.place, Spans(each.span))
        elif not any(count.rule and count.rule.name in LIFE_WITHOUT_RELEASE for count in _counts(case, each.place)):
            yield finding("without-release-charge", WITHOUT_RELEASE_IN, each.place, Spans(each.span))


def _defendant(case: CheckedCase, place: Place) -> Defendant | None:
    """Whose whole sentence is known; None where it was not read, or it is not clear whose it is."""
    if place.defendant is None:
        return None
    defendant = case.judgment.defendants[place.defendant]
    return defendant if defendant.total is not None and "charge" not in defendant.unread else None


def _reprieved(defendant: Defendant) -> bool:
    sentences = [charge.sentence for charge in defendant.charges] + [defendant.total]
    return any(sentence is not None and sentence.kind is SentenceKind.DEATH_REPRIEVE for sentence in sentences)


def _counts(case: CheckedCase, place: Place) -> list[Count]:
    return [count for count in case.counts if count.at.defendant == place.defendant]


def _may_be_limited(case: CheckedCase, defendant: Defendant, place: Place) -> bool:
    if any(found.id == "recidivist" for found in defendant.circumstances):
        return True
    if any(count.rule is None or count.rule.name in COMMUTATION_LIMITED for count in _counts(case, place)):
        return True
    return any(word in case.text for word in (*_BY_ORGANISATION, "累犯"))
