"""The facts of a case read for what they measure."""

from __future__ import annotations

from collections.abc import Sequence

from trainer.judgment.measures.types import Measures


def read_measures(text: str, names: Sequence[str] = ()) -> Measures:
    """All measures of ``text``; ``names`` are the defendants', whose acts and injuries are told apart by them."""
    return Measures()
