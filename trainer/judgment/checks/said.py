"""What the court's reasoning says of whom, in words that no circumstance stands for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from trainer.judgment.checks.case import CheckedCase
from trainer.judgment.compact import compacted
from trainer.judgment.statements import read_statements
from trainer.judgment.types import Span


@dataclass(frozen=True, slots=True)
class Said:
    """A word in a statement of the reasoning. ``defendants`` are the positions of those spoken of there."""

    defendants: tuple[int, ...]
    statement: str  # without white space
    clause: str
    span: Span  # of the word, in the judgment


_TRADITIONAL = "處罰決應為"  # one of them is in every judgment in traditional characters


def said(case: CheckedCase, word: str) -> Iterator[Said]:
    """Where the court itself uses ``word``; a party's view that it does not follow is left out.

    The reasoning is taken apart anew, so this is for rare words: most judgments have none of them.
    """
    reasoning = case.judgment.reasoning
    if reasoning is None:
        return
    if case.text.find(word, reasoning.start, reasoning.end) < 0 and not _is_traditional(case.text):
        return
    compact = compacted(case.text)
    chars = compact.chars
    begin, end = compact.place(reasoning.start), compact.place(reasoning.end)
    if chars.find(word, begin, end) < 0:
        return
    names = [defendant.name for defendant in case.judgment.defendants]
    for statement in read_statements(chars, (begin, end), names):
        place = chars.find(word, *statement.place)
        while place >= 0:
            stop = place + len(word)
            if not statement.is_rejected(place):
                yield Said(
                    statement.about(place),
                    chars[slice(*statement.reach(place))],
                    chars[slice(*statement.clause(chars, place, stop))],
                    compact.span(place, stop),
                )
            place = chars.find(word, stop, statement.place[1])


@lru_cache(maxsize=2)
def _is_traditional(text: str) -> bool:
    return any(char in text for char in _TRADITIONAL)
