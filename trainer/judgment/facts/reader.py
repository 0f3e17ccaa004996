"""What the facts of a case state, read out of them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from resources.messages.wording import say
from trainer.judgment.act_dates import dated_acts
from trainer.judgment.compact import Compact, compacted
from trainer.judgment.facts.accused_charges import accused_charges
from trainer.judgment.facts.conduct import Conduct, read_conduct
from trainer.judgment.facts.names import Accused, accused_names, introduced_names
from trainer.judgment.facts.owners import Owners
from trainer.judgment.facts.persons import read_person
from trainer.judgment.facts.record_reader import Record
from trainer.judgment.facts.records import read_records
from trainer.judgment.facts.types import (
    ActDay,
    EarlierSentence,
    StatedCharge,
    StatedDefendant,
    StatedFacts,
)
from trainer.judgment.types import Circumstance, Span, circumstance_named

CharRange = tuple[int, int]
_HEAD_ENDS = ("审理终结", "提起公诉", "指控", "查明")


def read_facts(text: str, names: Sequence[str] = ()) -> StatedFacts:
    """``text``: the facts as they are given; ``names``: the defendants of the judgment, found in any form.

    Never raises on text. All spans are places in ``text``.
    """
    compact = Compact(text)
    chars = compact.chars
    whole = (0, len(chars))
    accused = accused_names(chars, names)
    return _read(compact, chars, accused or _unnamed(chars, names), (whole,), (whole,))


def read_report(text: str, end: int, names: Sequence[str], narration: Sequence[Span]) -> StatedFacts:
    """The same of what a whole judgment reports before 本院认为, ``text[:end]``; the acts are told at ``narration``.

    Its head tells who is accused and was sentenced before; what witnesses and counsel say counts for nothing.
    """
    compact = compacted(text)
    chars = compact.chars[: compact.place(end)]
    head = next((place for word in _HEAD_ENDS if (place := chars.find(word)) >= 0), len(chars))
    told = tuple((compact.place(span.start), compact.place(span.end)) for span in narration)
    accused = introduced_names(chars, names, head) or accused_names(chars, names, 0, head)
    return _read(compact, chars, accused, told, ((0, head), *(place for place in told if place[0] >= head)), head)


def _read(
    compact: Compact,
    chars: str,
    accused: Sequence[Accused],
    acts: Sequence[CharRange],
    conduct: Sequence[CharRange],
    head: int | None = None,
) -> StatedFacts:
    """``head``: where the head of a whole judgment ends, in which persons and the accusation are told."""
    told = chars[:head]
    owners = Owners(chars, [each.name for each in accused])
    records = read_records(chars, owners) if accused else []
    conducts = read_conduct(chars, conduct, owners, len(accused)) if accused else []
    return StatedFacts(
        compact.text,
        tuple(
            _defendant(compact, each, position, told, owners, [one for one in records if position in one.owners], did)
            for position, (each, did) in enumerate(zip(accused, conducts, strict=True))
        ),
        tuple(
            ActDay((day.first, day.last), compact.span(day.start + start, day.end + start))
            for start, end in acts
            for day in dated_acts(chars[start:end])
        ),
        tuple(StatedCharge(name, compact.span(*place)) for name, place in accused_charges(told)),
        head is not None,
    )


def _unnamed(chars: str, names: Sequence[str]) -> tuple[Accused, ...]:
    """The only defendant of a judgment whom the facts do not call 被告人, or not by his name."""
    if len(names) != 1:
        return ()
    place = max(chars.find(names[0]), 0)
    return (Accused(names[0], place, is_unit=False, sure=False),)


def _defendant(
    compact: Compact,
    accused: Accused,
    position: int,
    told: str,
    owners: Owners,
    records: Sequence[Record],
    did: Conduct,
) -> StatedDefendant:
    person = read_person(told, owners.ends(position, len(told)), owners, position)
    return StatedDefendant(
        accused.name,
        compact.span(accused.place, accused.place + len(accused.name)),
        accused.is_unit,
        person.birth,
        _span(compact, person.birth_at),
        person.age,
        person.sex,
        _span(compact, person.pregnant_at),
        tuple(_earlier(compact, record) for record in records),
        _circumstances(compact, did.circumstances),
        _circumstances(compact, did.questions),
        did.attitude,
        _span(compact, did.attitude_at),
        _span(compact, did.caught_at),
        did.on_spot,
    )


def _earlier(compact: Compact, record: Record) -> EarlierSentence:
    return EarlierSentence(
        record.charges,
        record.sentence,
        record.probation,
        record.paroled,
        record.sentenced,
        record.ended,
        compact.span(record.start, record.end),
    )


def _circumstances(compact: Compact, found: dict[str, CharRange]) -> tuple[Circumstance, ...]:
    ordered = sorted(found.items(), key=lambda item: item[1])
    return tuple(Circumstance(id, _name(id), compact.span(*place)) for id, place in ordered)


@cache
def _name(circumstance: str) -> str:
    return say(circumstance_named(circumstance))


def _span(compact: Compact, place: CharRange | None) -> Span | None:
    return None if place is None else compact.span(*place)
