"""The rulings of 主文, gathered for each defendant."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from trainer.judgment.named_defendants import UNNAMED
from trainer.judgment.names_before import NamesBefore
from trainer.judgment.penalties import Penalties
from trainer.judgment.ruling import Ruling, RulingKind

Told = tuple[object, ...]


@dataclass(slots=True)
class Person:
    """What was gathered of one defendant; ``total`` is what 决定执行 says."""

    name: str
    start: int
    end: int
    counts: list[tuple[Ruling, Penalties]] = field(default_factory=list)
    total: Penalties | None = None
    guilty_of: set[str] = field(default_factory=set)

    def take(self, ruling: Ruling, penalties: Penalties) -> None:
        """What is ruled of him next."""
        self.end = ruling.end
        if ruling.kind is not RulingKind.TOTAL:
            self.counts.append((ruling, penalties))
            self.guilty_of.update(name for name, _ in ruling.charges)
        elif self.total is None or penalties.named or penalties.bare or penalties.sentence:
            self.total = penalties


class People:
    """The defendants in the order they first appear. Courts mask names: two of them may have the same."""

    def __init__(self, before: NamesBefore) -> None:
        self.people: list[Person] = []
        self._last: dict[str, Person] = {}  # the last of each name
        self._told: dict[str, set[Told]] = {}
        self._before = before
        self._repeats = False

    def take(self, ruling: Ruling, penalties: Penalties) -> None:
        """The next ruling, of all whom it names. What a model says again counts once, with all that goes on from it."""
        if ruling.kind is RulingKind.COUNT and ruling.named:
            self._repeats = self._is_told(ruling, penalties)
        if self._repeats:
            return
        for name in ruling.names or (UNNAMED,):
            self._person(name, ruling).take(ruling, penalties)

    def _is_told(self, ruling: Ruling, penalties: Penalties) -> bool:
        """Whether the same charges with the same penalties were ruled before, of persons whom no others are called."""
        told = _without_places(ruling, penalties)
        known = [told in self._told.setdefault(name, set()) for name in ruling.names]
        if penalties.sentence is None and penalties.fine_yuan is None and not penalties.sentence_range:  # cut off
            known = [self._is_guilty_of(name, ruling) for name in ruling.names]
        for name in ruling.names:
            self._told[name].add(told)
        return all(known) and all(self._before.persons_called(name) <= 1 for name in ruling.names)

    def _is_guilty_of(self, name: str, ruling: Ruling) -> bool:
        person = self._last.get(name)
        return person is not None and person.guilty_of.issuperset(_names(ruling))

    def _person(self, name: str, ruling: Ruling) -> Person:
        """The person of that name; another one where the same charge is found against the same name again."""
        person = self._last.get(name)
        if person is not None:
            named_again = ruling.kind is RulingKind.COUNT and ruling.named and person.total is None
            if not (named_again and not person.guilty_of.isdisjoint(_names(ruling))):
                return person
        person = self._last[name] = Person(name, ruling.start, ruling.end)
        self.people.append(person)
        return person


def _names(ruling: Ruling) -> Iterable[str]:
    return (name for name, _ in ruling.charges)


def _without_places(ruling: Ruling, penalties: Penalties) -> Told:
    sentence = penalties.sentence
    return (
        *_names(ruling),
        (sentence.kind, sentence.months, sentence.days) if sentence else None,
        penalties.fine_yuan,
        penalties.probation_months,
        penalties.political_rights_months,
        penalties.confiscation,
    )
