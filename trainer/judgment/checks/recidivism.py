"""Can the court's recidivist (累犯) be one (刑法 65, 66)?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from resources.law.charge_groups import NEGLIGENT, makes_special_recidivist
from resources.law.charges import charge_named
from resources.law.limits import RECIDIVISM
from resources.messages.message import Message, message
from resources.messages.values import ChargeName, Names
from trainer.judgment.checks.birthdays import acts_from, birthday, stated
from trainer.judgment.checks.case import CheckedCase, Count
from trainer.judgment.checks.rules import Place, Spans, finding
from trainer.judgment.facts.types import EarlierSentence
from trainer.judgment.types import Circumstance, Defendant, Finding, SentenceKind

_WITHIN_YEARS = 5
_BELOW_PRISON = frozenset(
    (SentenceKind.CONTROL, SentenceKind.DETENTION, SentenceKind.SUPPLEMENTARY_ONLY, SentenceKind.EXEMPT)
)


def check_recidivism(case: CheckedCase) -> Iterator[Finding]:
    """What the judgment convicts of, and the earlier sentences in the facts, against the conditions of 刑法 65."""
    for place, defendant in enumerate(case.judgment.defendants):
        found = next((each for each in defendant.circumstances if each.id == "recidivist"), None)
        if found is None:
            continue
        counts = [count for count in case.counts if count.at.defendant == place]
        yield from _check_convicted(case, counts, place, found)
        yield from _check_records(case, defendant, counts, place, found)


def _check_convicted(case: CheckedCase, counts: list[Count], place: int, found: Circumstance) -> Iterator[Finding]:
    """The new crime must be intentional and deserve imprisonment."""
    names = [count.rule.name if count.rule else None for count in counts]
    spans = Spans(found.span)
    # With several defendants the word may be another's.
    if names and all(name in NEGLIGENT for name in names) and len(case.judgment.defendants) == 1:
        yield finding("recidivist-negligent", RECIDIVISM, Place(place), spans, crime=ChargeName(counts[0].charge.name))
        return
    sentences = [count.charge.sentence for count in counts]
    if sentences and all(sentence is not None and sentence.kind in _BELOW_PRISON for sentence in sentences):
        heaviest = next(sentence for sentence in sentences if sentence is not None)
        yield finding("recidivist-below-prison", RECIDIVISM, Place(place), spans, sentence=heaviest.penalty)


def _check_records(
    case: CheckedCase, defendant: Defendant, counts: list[Count], place: int, found: Circumstance
) -> Iterator[Finding]:
    """Where none of the earlier sentences that the facts tell of can make a recidivist, and why not."""
    person = stated(case, defendant.name)
    if person is None or not person.records or case.facts is None:
        return
    if any(count.rule and makes_special_recidivist(count.rule.name, count.rule.articles[0].number) for count in counts):
        return
    # A probation that was revoked was served after all.
    revoked = "撤销" in case.facts.text
    acted = acts_from(case)
    text = case.facts.text
    reasons = [
        # 并处 adds a fine to a penalty that the text has lost.
        _reason(record, acted, person.birth, revoked, "并处" in text[record.span.start : record.span.end])
        for record in person.records
    ]
    told = tuple(dict.fromkeys(reason for reason in reasons if reason is not None))
    if len(told) > 0 and None not in reasons:
        spans = Spans(found.span, person.records[-1].span)
        yield finding("recidivist-records", RECIDIVISM, Place(place), spans, reasons=Names(told))


def _reason(
    record: EarlierSentence, acted: date | None, born: date | None, revoked: bool, added: bool
) -> Message | None:
    """Why this sentence makes nobody a recidivist; None where it may. ``added``: it is told as 并处."""
    rules = [charge_named(charge) for charge in record.charges]
    if rules and all(rule is not None and rule.name in NEGLIGENT for rule in rules):
        return message("findings.record-negligent", crime=ChargeName(record.charges[0]))
    if record.sentence is not None and record.sentence.kind in _BELOW_PRISON and not added:
        return message("findings.record-below-prison", sentence=record.sentence.penalty)
    if record.probation and not revoked:
        return message("findings.record-probation")
    if born is not None and record.sentenced is not None and record.sentenced[1] <= birthday(born, 18):
        return message("findings.record-minor")
    if record.released is not None and acted is not None and acted > birthday(record.released, _WITHIN_YEARS):
        return message("findings.record-expired", released=record.released, act=acted)
    return None
