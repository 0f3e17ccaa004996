"""Who is convicted of what, and to which penalties: the rulings of 主文, gathered for each defendant."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from trainer.judgment.compact import PlacedText
from trainer.judgment.gathered import People, Person
from trainer.judgment.names_before import NamesBefore
from trainer.judgment.penalties import Penalties, read_penalties
from trainer.judgment.result_brackets import without_brackets
from trainer.judgment.ruling import RulingKind
from trainer.judgment.rulings import read_rulings
from trainer.judgment.sections import CharRange
from trainer.judgment.shared_penalties import shares
from trainer.judgment.totals import total_sentence
from trainer.judgment.types import Charge, Defendant, Sentence, SentenceKind

Value = TypeVar("Value")


def read_result(text: PlacedText, place: CharRange) -> tuple[Defendant, ...]:
    """The defendants of 主文 at ``place``, in the order they first appear."""
    chars = without_brackets(text.chars, *place)
    before = NamesBefore(text.chars[: place[0]])
    gathered = People(before)
    earlier: list[CharRange] = []
    for ruling in read_rulings(chars, before, *place):
        if ruling.kind is RulingKind.EARLIER:
            earlier.append((ruling.start, ruling.end))
        else:
            penalties = read_penalties(text, chars, ruling.start, ruling.end)
            if len(ruling.names) < 2 and len(ruling.charges) < 2:
                gathered.take(ruling, penalties)
                continue
            for share, imposed in shares(text, chars, ruling, penalties):
                gathered.take(share, imposed)
    return tuple(_defendant(text, chars, person, earlier) for person in gathered.people)


def _defendant(text: PlacedText, chars: str, person: Person, earlier: list[CharRange]) -> Defendant:
    counts = [penalties for _, penalties in person.counts]
    combined = [person.total] if person.total else []
    final = [*combined, *reversed(counts)]  # what was ruled last comes first
    charges = tuple(_charges(text, person))
    total = total_sentence(person.total, counts, chars, earlier)
    decisive = combined or counts[-1:]
    return Defendant(
        name=person.name,
        charges=charges,
        total=total,
        total_fine_yuan=_total_fine(person.total, counts),
        political_rights_months=_first(penalties.political_rights_months for penalties in final),
        probation_months=_first(penalties.probation_months for penalties in decisive),
        deportation=any(penalties.deportation for penalties in final),
        unread=tuple(_unread(charges, total, final, decisive)),
        span=text.span(person.start, person.end),
        control_after=_first(penalties.control_after for penalties in combined) if total else None,
        total_range=_first(penalties.sentence_range for penalties in decisive) if total is None else None,
        total_fine_range=_first(penalties.fine_range for penalties in decisive),
    )


def _charges(text: PlacedText, person: Person) -> Iterator[Charge]:
    """Of several charges in one count (犯盗窃罪、诈骗罪，判处…) the last has the penalty."""
    for ruling, penalties in person.counts:
        last = len(ruling.charges) - 1
        for position, (name, place) in enumerate(ruling.charges):
            mine = penalties if position == last else Penalties()
            yield Charge(
                name,
                sentence=mine.sentence,
                fine_yuan=mine.fine_yuan,
                political_rights_months=mine.political_rights_months,
                confiscation=mine.confiscation,
                span=text.span(*place),
                sentence_range=mine.sentence_range,
                fine_range=mine.fine_range,
            )


def _total_fine(combined: Penalties | None, counts: list[Penalties]) -> int | None:
    """What 决定执行 says of the fine, else the sum of the fines: fines are all executed (刑法 69 III).

    None where one of them could not be read: the others would be less than what he pays.
    """
    if combined is not None and (combined.fine_yuan is not None or combined.fine_unread):
        return combined.fine_yuan
    if any(penalties.fine_unread for penalties in counts):
        return None
    fines = [penalties.fine_yuan for penalties in counts if penalties.fine_yuan is not None]
    return sum(fines) if fines else None


def _unread(
    charges: tuple[Charge, ...], total: Sentence | None, final: list[Penalties], decisive: list[Penalties]
) -> Iterator[str]:
    innocent = total is not None and total.kind is SentenceKind.NOT_GUILTY
    if not charges and not innocent:
        yield "charge"
    if total is None:
        yield "sentence"
    if any(penalties.fine_unread for penalties in final):
        yield "fine"
    if any(penalties.probation_unread for penalties in decisive):
        yield "probation"
    if any(penalties.rights_unread for penalties in final):
        yield "rights"


def _first(values: Iterable[Value | None]) -> Value | None:
    return next((value for value in values if value is not None), None)
