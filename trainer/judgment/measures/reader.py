"""The facts of a case read for what they measure."""

from __future__ import annotations

from collections.abc import Sequence

from trainer.judgment.measures.bodies import read_alcohol, read_injuries
from trainer.judgment.measures.counts import read_counts
from trainer.judgment.measures.drugs import read_drugs
from trainer.judgment.measures.money import read_money
from trainer.judgment.measures.types import Measures


def read_measures(text: str, names: Sequence[str] = ()) -> Measures:
    """All measures of ``text``; ``names`` are the defendants', whose acts and injuries are told apart by them."""
    return Measures(
        money=read_money(text, names),
        drugs=read_drugs(text),
        injuries=read_injuries(text, names),
        alcohol=read_alcohol(text),
        counts=read_counts(text),
    )
