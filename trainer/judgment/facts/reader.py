"""What the facts of a case state, read out of them."""

from __future__ import annotations

from collections.abc import Sequence

from trainer.judgment.compact import Compact
from trainer.judgment.facts.names import accused_names
from trainer.judgment.facts.types import StatedDefendant, StatedFacts


def read_facts(text: str, names: Sequence[str] = ()) -> StatedFacts:
    """``text``: the facts as they are given, or what stands before 本院认为 of a judgment; ``names``: the defendants'.

    Never raises on text. All spans are places in ``text``.
    """
    compact = Compact(text)
    accused = accused_names(compact.chars, names)
    return StatedFacts(
        text,
        tuple(
            StatedDefendant(each.name, compact.span(each.place, each.place + len(each.name)), each.is_unit)
            for each in accused
        ),
    )
