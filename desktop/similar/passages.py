"""The passages that two cases' facts have in common, word for word."""

from __future__ import annotations

import re

from trainer.judgment.types import Span

LEAST = 6
"""Characters of a passage: shorter ones are in every case of a charge."""
_EDGE = re.compile(r"[\W\d_年月日时分许]")  # with what days and hours are written


def shared_passages(text: str, other: str, least: int = LEAST) -> tuple[Span, ...]:
    """Places of ``text`` whose words stand in ``other`` too, without what they begin and end with of marks and numbers:
    half a number is nothing that two cases have in common."""
    known = {other[at : at + least] for at in range(len(other) - least + 1)}
    found: list[Span] = []
    for at in range(len(text) - least + 1):
        if text[at : at + least] not in known:
            continue
        if found and at <= found[-1].end:
            found[-1] = Span(found[-1].start, at + least)
        else:
            found.append(Span(at, at + least))
    trimmed = (_trimmed(text, span) for span in found)
    return tuple(span for span in trimmed if span.end - span.start >= least)


def _trimmed(text: str, span: Span) -> Span:
    start, end = span
    while start < end and _EDGE.match(text[start]):
        start += 1
    while end > start and _EDGE.match(text[end - 1]):
        end -= 1
    return Span(start, end)
