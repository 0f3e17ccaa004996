"""Where the facts tell what a defendant did afterwards, and which part he had: every such word with its place."""

from __future__ import annotations

from dataclasses import dataclass

from trainer.judgment.compact import compacted
from trainer.judgment.facts.conduct import whose
from trainer.judgment.facts.owners import Owners
from trainer.judgment.facts.sign_cues import Sign
from trainer.judgment.facts.signs import read_signs
from trainer.judgment.facts.types import StatedFacts
from trainer.judgment.types import Span


@dataclass(frozen=True, slots=True)
class ToldSign:
    """``owners`` are positions among the stated defendants, () where it is somebody else's."""

    sign: Sign
    span: Span
    owners: tuple[int, ...]


def told_signs(facts: StatedFacts) -> tuple[ToldSign, ...]:
    """In the order of the text."""
    compact = compacted(facts.text)
    owners = Owners(compact.chars, [each.name for each in facts.defendants])
    found = [
        ToldSign(sign, compact.span(*place), whose(compact.chars, sign, place, owners) if facts.defendants else ())
        for sign, place in read_signs(compact.chars, [(0, len(compact.chars))])
    ]
    return tuple(sorted(found, key=lambda each: each.span))
