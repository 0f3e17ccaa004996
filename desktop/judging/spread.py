"""How far several answers spread for one defendant: in the term, the charges and the articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

from desktop.judging.most_named import most_named
from desktop.judging.verdict_differences import paired

if TYPE_CHECKING:
    from desktop.judging.verdict import Verdict
    from trainer.judgment.types import Article, Defendant


@dataclass(frozen=True, slots=True)
class Spread:
    """``months`` has the term (fixed-term imprisonment, detention or control) of each answer, in their order; None
    where one has no such term. ``charges`` are those that most answers have for him, ``agreeing`` how many these are of
    ``answers``. ``articles``: each article of his charges or, of the only defendant, of the judgment, with how many
    answers cite it, most first.
    """

    name: str
    answers: int
    months: tuple[int | None, ...]
    charges: tuple[str, ...]
    agreeing: int
    articles: tuple[tuple[Article, int], ...]

    @property
    def known(self) -> tuple[int, ...]:
        """The terms there are, shortest first."""
        return tuple(sorted(each for each in self.months if each is not None))

    @property
    def median(self) -> float | None:
        """Of the terms there are."""
        return median(self.known) if self.known else None


def spreads_of(verdicts: Sequence[Verdict], reference: Verdict) -> tuple[Spread, ...]:
    """For each defendant of ``reference``, in its order; one whom an answer does not have counts there as without a
    term and a charge."""
    places = [paired(reference.judgment, each.judgment) for each in verdicts]
    return tuple(
        _spread(
            defendant.name, [_at(each, place[number]) for each, place in zip(verdicts, places, strict=True)], verdicts
        )
        for number, defendant in enumerate(reference.judgment.defendants)
    )


def _at(verdict: Verdict, place: int | None) -> Defendant | None:
    return None if place is None else verdict.judgment.defendants[place]


def _spread(name: str, each: Sequence[Defendant | None], verdicts: Sequence[Verdict]) -> Spread:
    charges, agreeing = most_named(map(_charges, each))
    cited: Counter[Article] = Counter()
    for defendant, verdict in zip(each, verdicts, strict=True):
        cited.update(_articles(defendant, verdict))
    ordered = sorted(cited.items(), key=lambda item: (-item[1], item[0].law != "刑法", str(item[0])))
    return Spread(name, len(each), tuple(map(_months, each)), charges, agreeing, tuple(ordered))


def _charges(defendant: Defendant | None) -> tuple[str, ...]:
    return () if defendant is None else tuple(sorted({charge.name for charge in defendant.charges}))


def _months(defendant: Defendant | None) -> int | None:
    return defendant.total.months if defendant is not None and defendant.total is not None else None


def _articles(defendant: Defendant | None, verdict: Verdict) -> frozenset[Article]:
    if defendant is None:
        return frozenset()
    own = {article for charge in defendant.charges for article in charge.articles}
    return frozenset(own | set(verdict.judgment.articles if len(verdict.judgment.defendants) == 1 else ()))
