"""Where verdicts that stand side by side differ, as data: each is held against the first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from desktop.judging.verdict import Verdict
    from trainer.judgment.types import Article, Charge, Defendant, Finding, Judgment, Order


_Item = TypeVar("_Item")


class Part(StrEnum):
    """What a defendant's card has once."""

    SENTENCE = "sentence"
    CONTROL_AFTER = "control_after"
    PROBATION = "probation"
    FINE = "fine"
    RIGHTS = "rights"
    DEPORTATION = "deportation"
    ATTITUDE = "attitude"


@dataclass(frozen=True, slots=True)
class DefendantMarks:
    """What of one defendant's card is not as on the other. ``charges`` are those that are found on one only,
    ``imposed`` those of both with another penalty for each; ``circumstances`` are their ids. ``alone``: the other has
    no such defendant, so that all of the card is its own and nothing of it is marked."""

    parts: frozenset[Part] = frozenset()
    charges: frozenset[str] = frozenset()
    imposed: frozenset[str] = frozenset()
    articles: frozenset[Article] = frozenset()
    circumstances: frozenset[str] = frozenset()
    orders: tuple[Order, ...] = ()
    alone: bool = False

    def __bool__(self) -> bool:
        return self != NOTHING


NOTHING = DefendantMarks()


@dataclass(frozen=True, slots=True)
class VerdictMarks:
    """``defendants`` are in the order of the verdict's own; ``absent`` are the names that only another verdict has;
    ``findings`` and ``articles`` (cited for no charge) are those that stand here alone."""

    defendants: tuple[DefendantMarks, ...] = ()
    absent: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    articles: frozenset[Article] = frozenset()

    def of(self, defendant: int) -> DefendantMarks:
        """Nothing for one who is not known here."""
        return self.defendants[defendant] if defendant < len(self.defendants) else NOTHING

    def __bool__(self) -> bool:
        return any(self.defendants) or bool(self.absent or self.findings or self.articles)


def verdict_differences(verdicts: Sequence[Verdict | None]) -> tuple[VerdictMarks, ...]:
    """One for each verdict: of the first what any other has differently, of each other what the first has not so.

    None stands for a column that has no verdict yet; the first one that has is what the others are held against.
    """
    first = next((place for place, verdict in enumerate(verdicts) if verdict is not None), None)
    marks = [VerdictMarks() for _ in verdicts]
    if first is None:
        return tuple(marks)
    reference = verdicts[first]
    for place, verdict in enumerate(verdicts):
        if reference is not None and verdict is not None and place != first:
            marks[place] = _of(verdict, reference)
            marks[first] = _joined(marks[first], _of(reference, verdict))
    return tuple(marks)


def paired(first: Judgment, second: Judgment) -> tuple[int | None, ...]:
    """For each defendant of the first the position of the same one in the second: by name, else, where both have as
    many, by position, if nobody else has that name."""
    names = [defendant.name for defendant in second.defendants]
    others = {defendant.name for defendant in first.defendants}
    found: list[int | None] = []
    for position, defendant in enumerate(first.defendants):
        if defendant.name in names:
            found.append(names.index(defendant.name))
        elif len(names) == len(first.defendants) and names[position] not in others:
            found.append(position)
        else:
            found.append(None)
    return tuple(found)


def _of(verdict: Verdict, other: Verdict) -> VerdictMarks:
    pairs = paired(verdict.judgment, other.judgment)
    theirs = [other.judgment.defendants[pair] if pair is not None else None for pair in pairs]
    met = set(pairs)
    return VerdictMarks(
        defendants=tuple(map(_defendant, verdict.judgment.defendants, theirs)),
        absent=tuple(each.name for place, each in enumerate(other.judgment.defendants) if place not in met),
        findings=tuple(
            finding
            for finding in verdict.findings
            if not any(_same(finding, each, pairs) for each in other.findings) and not _of_one_alone(finding, pairs)
        ),
        articles=frozenset(verdict.judgment.articles) - frozenset(other.judgment.articles),
    )


def _of_one_alone(finding: Finding, pairs: tuple[int | None, ...]) -> bool:
    """Whether it is about a defendant whom the other verdict does not have."""
    about = finding.defendant
    return about is not None and about < len(pairs) and pairs[about] is None


def _same(finding: Finding, other: Finding, pairs: tuple[int | None, ...]) -> bool:
    about = finding.defendant
    if about is not None and about < len(pairs):
        about = pairs[about]
    return (finding.rule, finding.article, about, dict(finding.values)) == (
        other.rule,
        other.article,
        other.defendant,
        dict(other.values),
    )


def _defendant(one: Defendant, other: Defendant | None) -> DefendantMarks:
    if other is None:
        return DefendantMarks(alone=True)
    charges = {charge.name: charge for charge in other.charges}
    both = [(charge, charges[charge.name]) for charge in one.charges if charge.name in charges]
    return DefendantMarks(
        parts=frozenset(part for part, value in _PARTS.items() if value(one) != value(other)),
        charges=frozenset(charge.name for charge in one.charges) - charges.keys(),
        imposed=frozenset(mine.name for mine, theirs in both if _imposed(mine) != _imposed(theirs)),
        articles=_articles(one) - _articles(other),
        circumstances=_circumstances(one) - _circumstances(other),
        orders=tuple(order for order in one.orders if _ordered(order) not in map(_ordered, other.orders)),
    )


def _sentence(defendant: Defendant) -> object:
    total, between = defendant.total, defendant.total_range
    ends = (between.least.penalty, between.most.penalty) if between is not None else None
    return total.penalty if total is not None else None, ends


_PARTS: dict[Part, Callable[[Defendant], object]] = {
    Part.SENTENCE: _sentence,
    Part.CONTROL_AFTER: lambda one: one.control_after.penalty if one.control_after is not None else None,
    Part.PROBATION: lambda one: one.probation_months,
    Part.FINE: lambda one: (one.total_fine_yuan, one.total_fine_range),
    Part.RIGHTS: lambda one: one.political_rights_months,
    Part.DEPORTATION: lambda one: one.deportation,
    Part.ATTITUDE: lambda one: one.attitude,
}


def _imposed(charge: Charge) -> object:
    sentence, between = charge.sentence, charge.sentence_range
    ends = (between.least.penalty, between.most.penalty) if between is not None else None
    return sentence.penalty if sentence else None, ends, charge.fine_yuan, charge.fine_range, charge.confiscation


def _articles(defendant: Defendant) -> frozenset[Article]:
    return frozenset(article for charge in defendant.charges for article in charge.articles)


def _circumstances(defendant: Defendant) -> frozenset[str]:
    return frozenset(each.id for each in defendant.circumstances)


def _ordered(order: Order) -> object:
    return order.kind, order.months, order.days, order.yuan


def _joined(one: VerdictMarks, other: VerdictMarks) -> VerdictMarks:
    """What either of them marks in the same verdict."""
    pairs = zip(one.defendants, other.defendants, strict=True) if one.defendants else ()
    return VerdictMarks(
        defendants=tuple(_both(*pair) for pair in pairs) or other.defendants,
        absent=_once((*one.absent, *other.absent)),
        findings=_once((*one.findings, *other.findings)),
        articles=one.articles | other.articles,
    )


def _both(one: DefendantMarks, other: DefendantMarks) -> DefendantMarks:
    return DefendantMarks(
        parts=one.parts | other.parts,
        charges=one.charges | other.charges,
        imposed=one.imposed | other.imposed,
        articles=one.articles | other.articles,
        circumstances=one.circumstances | other.circumstances,
        orders=_once((*one.orders, *other.orders)),
        alone=one.alone or other.alone,
    )


def _once(items: Iterable[_Item]) -> tuple[_Item, ...]:
    return tuple(dict.fromkeys(items))
