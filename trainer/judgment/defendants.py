"""Who is convicted of what, and to which penalties: the rulings of 主文, gathered for each defendant."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from trainer.judgment.compact import Compact
from trainer.judgment.named_defendants import UNNAMED
from trainer.judgment.penalties import Penalties, read_penalties
from trainer.judgment.result_brackets import without_brackets
from trainer.judgment.rulings import Ruling, RulingKind, read_rulings
from trainer.judgment.sections import CharRange
from trainer.judgment.types import Charge, Defendant, Sentence, SentenceKind

_WITHOUT_TERM = frozenset((SentenceKind.EXEMPT, SentenceKind.NOT_GUILTY, SentenceKind.SUPPLEMENTARY_ONLY))


@dataclass(slots=True)
class _Person:
    """What was gathered of one defendant; ``total`` is what 决定执行 says."""

    name: str
    start: int
    end: int
    counts: list[tuple[Ruling, Penalties]] = field(default_factory=list)
    total: Penalties | None = None

    def take(self, ruling: Ruling, penalties: Penalties) -> None:
        self.end = ruling.end
        if ruling.kind is not RulingKind.TOTAL:
            self.counts.append((ruling, penalties))
        elif penalties.sentence or self.total is None:
            self.total = penalties

    def was_found_guilty_of(self, charges: Iterable[str]) -> bool:
        mine = {charge for count, _ in self.counts for charge, _ in count.charges}
        return not mine.isdisjoint(charges)


def read_result(compact: Compact, place: CharRange) -> tuple[Defendant, ...]:
    """The defendants of 主文 at ``place``, in the order they first appear."""
    chars = without_brackets(compact.chars, *place)
    people: list[_Person] = []
    for ruling in read_rulings(chars, compact.chars, *place):
        if ruling.kind is RulingKind.EARLIER:
            continue
        penalties = read_penalties(compact, chars, ruling.start, ruling.end)
        for name in ruling.names or (UNNAMED,):
            _person(people, name, ruling).take(ruling, penalties)
    return tuple(_defendant(compact, person) for person in people)


def _person(people: list[_Person], name: str, ruling: Ruling) -> _Person:
    """The person of that name; another one where the same charge is found against the same (masked) name again."""
    for person in reversed(people):
        if person.name == name:
            named_again = ruling.kind is RulingKind.COUNT and ruling.named and person.total is None
            if named_again and person.was_found_guilty_of(charge for charge, _ in ruling.charges):
                break
            return person
    people.append(_Person(name, ruling.start, ruling.end))
    return people[-1]


def _defendant(compact: Compact, person: _Person) -> Defendant:
    counts = [penalties for _, penalties in person.counts]
    combined = [person.total] if person.total else []
    final = [*combined, *reversed(counts)]  # what was ruled last comes first
    charges = tuple(_charges(compact, person))
    total = _total(person.total, counts)
    return Defendant(
        name=person.name,
        charges=charges,
        total=total,
        total_fine_yuan=_total_fine(person.total, counts),
        political_rights_months=_first(penalties.political_rights_months for penalties in final),
        probation_months=_first(penalties.probation_months for penalties in combined or counts[-1:]),
        deportation=any(penalties.deportation for penalties in final),
        unread=tuple(_unread(charges, total, final)),
        span=compact.span(person.start, person.end),
    )


def _charges(compact: Compact, person: _Person) -> Iterator[Charge]:
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
                span=compact.span(*place),
            )


def _total(combined: Penalties | None, counts: list[Penalties]) -> Sentence | None:
    """What is to be served: what 决定执行 says, else the only count's; several that are all without a term are one."""
    if combined is not None and combined.sentence is not None:
        return combined.sentence
    kinds = {penalties.sentence.kind for penalties in counts if penalties.sentence}
    alike = len(kinds) == 1 and kinds <= _WITHOUT_TERM
    return counts[0].sentence if len(counts) == 1 or alike else None


def _total_fine(combined: Penalties | None, counts: list[Penalties]) -> int | None:
    """What 决定执行 says of the fine, else the sum of the fines: fines are all executed (刑法 69 III)."""
    if combined is not None and combined.fine_yuan is not None:
        return combined.fine_yuan
    fines = [penalties.fine_yuan for penalties in counts if penalties.fine_yuan is not None]
    return sum(fines) if fines else None


def _unread(charges: tuple[Charge, ...], total: Sentence | None, final: list[Penalties]) -> Iterator[str]:
    innocent = total is not None and total.kind is SentenceKind.NOT_GUILTY
    if not charges and not innocent:
        yield "charge"
    if total is None:
        yield "sentence"
    if any(penalties.fine_unread for penalties in final):
        yield "fine"


def _first(values: Iterable[int | None]) -> int | None:
    return next((value for value in values if value is not None), None)
