"""Can the court's recidivist (累犯) be one (刑法 65, 66)?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from resources.law.charge_groups import NEGLIGENT, makes_special_recidivist
from resources.law.charges import charge_named
from resources.law.limits import RECIDIVISM
from resources.messages.message import Message, message
from resources.messages.values import ChargeName, Names
from trainer.judgment.checks.birthdays import acts_from, acts_until, birthday, person_of
from trainer.judgment.checks.case import CheckedCase, Count
from trainer.judgment.checks.rules import Place, Spans, finding
from trainer.judgment.facts.reader import read_facts
from trainer.judgment.facts.types import EarlierSentence, StatedDefendant
from trainer.judgment.types import Circumstance, Defendant, Finding, SentenceKind, Span

_WITHIN_YEARS = 5
# A penalty below imprisonment, probation, a day, a birthday.
_REASONS = re.compile(r"拘役|管制|罚金|免|缓|生|(?:19|20)[0-9]{2}|[一二][九〇○零]|同年|次年|当年")
_NEGLIGENT_CRIMES = tuple(name.removesuffix("罪") for name in NEGLIGENT)
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
    """Where none of the earlier sentences that are told can make a recidivist, and why not."""
    if any(count.rule and makes_special_recidivist(count.rule.name, count.rule.articles[0].number) for count in counts):
        return
    told = _told_in_facts(case, place) or _told_in_reasoning(case, defendant)
    if told is None:
        return
    acts = (acts_from(case), acts_until(case))
    reasons = [no_recidivist(record, acts, told.person, told.text) for record in told.person.records]
    if None not in reasons:
        last = told.person.records[-1].span
        spans = Spans(found.span, last) if told.in_facts else Spans(Span(told.at + last.start, told.at + last.end))
        names = tuple(dict.fromkeys(reason for reason in reasons if reason is not None))
        yield finding("recidivist-records", RECIDIVISM, Place(place), spans, reasons=Names(names))


@dataclass(frozen=True, slots=True)
class _Told:
    """Whose earlier sentences are told in ``text``, which begins at ``at`` in the judgment where it is no facts."""

    person: StatedDefendant
    text: str
    at: int
    in_facts: bool


def _told_in_facts(case: CheckedCase, place: int) -> _Told | None:
    person = person_of(case, place)
    return _Told(person, case.facts.text, 0, True) if case.facts and person and person.records else None


def _told_in_reasoning(case: CheckedCase, defendant: Defendant) -> _Told | None:
    """In the court's own words: 曾因犯交通肇事罪被判处有期徒刑一年, 系累犯."""
    reasoning = case.judgment.reasoning
    if reasoning is None:
        return None
    text = case.text[reasoning.start : reasoning.end]
    if not any(word in text for word in ("曾因", "曾犯", "因犯", "前因")) or not _may_tell(text):
        return None
    people = read_facts(text, [each.name for each in case.judgment.defendants]).defendants
    person = next((each for each in people if each.name == defendant.name and each.records), None)
    return _Told(person, text, reasoning.start, False) if person else None


def _may_tell(text: str) -> bool:
    """Whether anything stands there that could be a reason: 曾因犯盗窃罪被判处有期徒刑 alone is none."""
    return _REASONS.search(text) is not None or any(crime in text for crime in _NEGLIGENT_CRIMES)


def no_recidivist(
    record: EarlierSentence, acts: tuple[date | None, date | None], person: StatedDefendant, text: str
) -> Message | None:
    """Why this sentence makes nobody a recidivist; None where it may. ``acts``: the first and the last day that the new
    crime may have been done; ``text``: where the record is told."""
    rules = [charge_named(charge) for charge in record.charges]
    if rules and all(rule is not None and rule.name in NEGLIGENT for rule in rules):
        return message("findings.record-negligent", crime=ChargeName(record.charges[0]))
    # 并处 adds a fine to a penalty that the text has lost.
    added = "并处" in text[record.span.start : record.span.end]
    if record.sentence is not None and record.sentence.kind in _BELOW_PRISON and not added:
        return message("findings.record-below-prison", sentence=record.sentence.penalty)
    # A probation that was revoked was served after all.
    if record.probation and "撤销" not in text:
        return message("findings.record-probation")
    born, (first, last) = person.birth, acts
    if born is not None and record.sentenced is not None and record.sentenced[1] <= birthday(born, 18):
        return message("findings.record-minor")
    if record.ended is None:
        return None
    if first is not None and first > birthday(record.ended[1], _WITHIN_YEARS):
        return message("findings.record-expired", released=record.ended[1], act=first)
    if last is not None and last < record.ended[0]:
        return message("findings.record-not-served", released=record.ended[0], act=last)
    return None
