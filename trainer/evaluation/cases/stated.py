"""What the facts of a question tell of the attitude, so that it is stated beside them as the window states it."""

from __future__ import annotations

from collections.abc import Sequence

from trainer.judgment.facts.reader import read_facts
from trainer.samples.prompt import StatedAttitude
from trainer.samples.stated_attitude import common_attitude


def stated_in(facts: str, names: Sequence[str] = ()) -> StatedAttitude:
    """NOT_STATED only where the facts tell none that all defendants share. ``names``: the defendants where they are
    known, found even where the facts do not call them 被告人."""
    found = common_attitude(read_facts(facts, names).defendants)
    return StatedAttitude.NOT_STATED if found is None else found[0]
