"""The same case judged several times: how far the answers agree, and which of them stands for all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from desktop.judging.most_named import most_named
from desktop.judging.spread import Spread, spreads_of
from desktop.judging.verdict import Verdict
from trainer.judgment.types import Judgment


@dataclass(frozen=True, slots=True)
class Samples:
    """``charges`` are the ones most answers name; ``agreement`` is their share, 0 to 1.

    The terms, in months of fixed-term imprisonment, detention or control, are those of the first defendant; None where
    no answer has one.
    """

    verdicts: tuple[Verdict, ...]
    charges: tuple[str, ...]
    agreement: float
    months_median: float | None
    months_least: int | None
    months_most: int | None

    @property
    def typical(self) -> Verdict:
        """An answer with the charges of most, its terms nearest to the medians of all defendants."""
        return self.verdicts[self.typical_at]

    @property
    def typical_at(self) -> int:
        """Which of the answers that is."""
        agreeing = [
            place for place, each in enumerate(self.verdicts) if charges_named_in(each.judgment) == self.charges
        ]
        spreads = self.spreads(self.verdicts[agreeing[0]])

        def distance(place: int) -> tuple[int, float]:
            unknown, far = 0, 0.0
            for spread in spreads:
                months, middle = spread.months[place], spread.median
                if months is None or middle is None:
                    unknown += 1
                else:
                    far += abs(months - middle) / max(middle, 1)
            return unknown, far

        return min(agreeing, key=distance)

    def spreads(self, reference: Verdict | None = None) -> tuple[Spread, ...]:
        """One for each defendant of ``reference``, the typical answer where none is given."""
        return spreads_of(self.verdicts, reference or self.typical)


def agreement_of(verdicts: Sequence[Verdict]) -> Samples:
    """At least one. An answer that could not be read counts as one that agrees with nobody."""
    charges, votes = most_named(charges_named_in(each.judgment) for each in verdicts)
    months = [found for each in verdicts if (found := months_of(each.judgment)) is not None]
    return Samples(
        verdicts=tuple(verdicts),
        charges=charges,
        agreement=votes / len(verdicts),
        months_median=median(months) if months else None,
        months_least=min(months, default=None),
        months_most=max(months, default=None),
    )


def charges_named_in(judgment: Judgment) -> tuple[str, ...]:
    """All charges of all defendants, each once, in one order."""
    return tuple(sorted({charge.name for defendant in judgment.defendants for charge in defendant.charges}))


def months_of(judgment: Judgment) -> int | None:
    """The first defendant's term."""
    total = judgment.defendants[0].total if judgment.defendants else None
    return total.months if total is not None else None
