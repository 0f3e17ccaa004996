"""What 主文 rules beside the penalties that the reader takes out of it: bans, limits on commutation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from trainer.judgment.checks.case import CheckedCase
from trainer.judgment.checks.rules import WHOLE, Place
from trainer.judgment.types import Span

_FAR = 200
"""Characters either way in which a statement begins and ends: a text may have no full stop at all."""


@dataclass(frozen=True, slots=True)
class Ruled:
    """A word of 主文 in its statement, and the defendant it is about: the whole judgment where that is not clear."""

    place: Place
    statement: str
    before: str  # what stands between the statement's beginning and the word
    span: Span  # of the word, in the judgment


def ruled(case: CheckedCase, word: str) -> Iterator[Ruled]:
    """Every statement of 主文 that has ``word``, once."""
    result = case.judgment.result
    if result is None or word not in case.result_text:
        return
    text, at = case.result_text, 0
    while (at := text.find(word, at)) >= 0:
        least = max(at - _FAR, 0)
        start = max(least, *(text.rfind(mark, least, at) + 1 for mark in "。；;\n"))
        ends = [end for mark in "。；;\n" if (end := text.find(mark, at, at + _FAR)) >= 0]
        end = min(ends, default=min(at + _FAR, len(text)))
        span = Span(result.start + at, result.start + at + len(word))
        yield Ruled(_whose(case, text[start:end], span.start), text[start:end], text[start:at], span)
        at = end


def _whose(case: CheckedCase, statement: str, at: int) -> Place:
    defendants = case.judgment.defendants
    if len(defendants) == 1:
        return Place(0)
    named = [place for place, defendant in enumerate(defendants) if defendant.name and defendant.name in statement]
    if named:
        return Place(named[0]) if len(named) == 1 else WHOLE
    spoken_of = [place for place, defendant in enumerate(defendants) if defendant.span and defendant.span.start <= at]
    return Place(spoken_of[-1]) if spoken_of else WHOLE
