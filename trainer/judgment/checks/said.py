"""What the court's reasoning says of whom, in words that no circumstance stands for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from trainer.judgment.checks.case import CheckedCase
from trainer.judgment.compact import Compact
from trainer.judgment.statements import read_statements
from trainer.judgment.types import Span


@dataclass(frozen=True, slots=True)
class Said:
    """A word in a statement of the reasoning. ``defendants`` are the positions of those spoken of there."""

    defendants: tuple[int, ...]
    statement: str  # without white space
    clause: str
    span: Span  # of the word, in the judgment


def said(case: CheckedCase, word: str) -> Iterator[Said]:
    """Where the court itself uses ``word``; a party's view that it does not follow is left out.

    The reasoning is taken apart anew, so this is for rare words: most judgments have none of them.
    """
    reasoning = case.judgment.reasoning
    if reasoning is None or case.text.find(word, reasoning.start, reasoning.end) < 0:
        return
    compact = Compact(case.text[reasoning.start : reasoning.end])
    chars = compact.chars
    names = [defendant.name for defendant in case.judgment.defendants]
    for statement in read_statements(chars, (0, len(chars)), names):
        place = chars.find(word, *statement.place)
        while place >= 0:
            end = place + len(word)
            if not statement.is_rejected(place):
                span = compact.span(place, end)
                yield Said(
                    statement.about(place),
                    chars[slice(*statement.reach(place))],
                    chars[slice(*statement.clause(chars, place, end))],
                    Span(reasoning.start + span.start, reasoning.start + span.end),
                )
            place = chars.find(word, end, statement.place[1])
