"""The accessory (从犯) beside the principal (主犯) of the same crime (刑法 26, 27)."""

from __future__ import annotations

from collections.abc import Iterator

from resources.law.circumstances import mitigating_ids
from resources.law.limits import ACCESSORY
from resources.messages.values import ChargeName
from trainer.judgment.checks.case import CheckedCase, Count
from trainer.judgment.checks.rules import Spans, finding
from trainer.judgment.types import Circumstance, Finding, Sentence, SentenceKind

_RANK = {
    kind: rank
    for rank, kind in enumerate(
        (
            SentenceKind.EXEMPT,
            SentenceKind.SUPPLEMENTARY_ONLY,
            SentenceKind.CONTROL,
            SentenceKind.DETENTION,
            SentenceKind.FIXED_TERM,
            SentenceKind.LIFE,
            SentenceKind.DEATH_REPRIEVE,
            SentenceKind.DEATH,
        )
    )
}


def check_accomplices(case: CheckedCase) -> Iterator[Finding]:
    """An accessory punished more heavily than a principal of the same crime.

    A principal whom something else lets off below the range (自首, 未成年 …) is no measure; nor is one beside an
    accessory whom a further ground makes heavier (累犯).
    """
    if len(case.judgment.defendants) < 2:
        return
    principals = [count for count in case.counts if _is(count, "principal") and not _is(count, "accessory")]
    for count in case.counts:
        accessory = _found(count, "accessory")
        if accessory is None or _is(count, "principal") or _is(count, "recidivist"):
            continue
        lighter = next((each for each in principals if _is_lighter(each, count) and not _is_let_off(each)), None)
        if lighter is not None and lighter.charge.sentence and count.charge.sentence:
            yield finding(
                "accessory-above-principal",
                ACCESSORY,
                count.at,
                Spans(accessory.span),
                crime=ChargeName(count.charge.name),
                sentence=count.charge.sentence.penalty,
                principal=lighter.charge.sentence.penalty,
            )


def _is_lighter(principal: Count, accessory: Count) -> bool:
    if principal.rule is None or principal.rule is not accessory.rule:
        return False
    one, other = principal.charge.sentence, accessory.charge.sentence
    if one is None or other is None or one.kind not in _RANK or other.kind not in _RANK:
        return False
    return _weight(one) < _weight(other)


def _weight(sentence: Sentence) -> tuple[int, int, int]:
    return _RANK[sentence.kind], sentence.months or 0, sentence.days


def _is_let_off(count: Count) -> bool:
    return any(found.id in mitigating_ids() for found in count.defendant.circumstances)


def _is(count: Count, id: str) -> bool:
    return _found(count, id) is not None


def _found(count: Count, id: str) -> Circumstance | None:
    return next((found for found in count.defendant.circumstances if found.id == id), None)
