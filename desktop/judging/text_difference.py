"""Where two texts differ, as places in each: first clause by clause, then within the clauses that were changed."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from trainer.judgment.types import Span

_CLAUSE = re.compile(r"[^，。；：、！？\n]*[，。；：、！？\n]|[^，。；：、！？\n]+")
_LONGEST = 400
"""Characters up to which two passages are compared letter by letter: the time that takes grows with their product."""
_SCRAP = 2
"""So few characters that two passages share between two differences are marked with them: alone they tell nothing."""

Places = tuple[Span, ...]


def text_differences(one: str, other: str) -> tuple[Places, Places]:
    """What only ``one`` has, and what only ``other`` has. Places that touch are one."""
    if one == other:
        return (), ()
    mine, theirs = _clauses(one), _clauses(other)
    words = [one[span.start : span.end] for span in mine], [other[span.start : span.end] for span in theirs]
    left: list[Span] = []
    right: list[Span] = []
    for kind, a, b, c, d in SequenceMatcher(None, *words, autojunk=False).get_opcodes():
        if kind != "equal":
            here, there = _whole(mine[a:b]), _whole(theirs[c:d])
            inner = _letters(one, here, other, there)
            left += inner[0]
            right += inner[1]
    return _joined(left), _joined(right)


def _clauses(text: str) -> list[Span]:
    return [Span(match.start(), match.end()) for match in _CLAUSE.finditer(text)]


def _whole(clauses: list[Span]) -> Span | None:
    return Span(clauses[0].start, clauses[-1].end) if clauses else None


def _letters(one: str, here: Span | None, other: str, there: Span | None) -> tuple[list[Span], list[Span]]:
    if here is None or there is None or max(here.end - here.start, there.end - there.start) > _LONGEST:
        return [here] if here else [], [there] if there else []
    left, right = [], []
    compared = SequenceMatcher(None, one[here.start : here.end], other[there.start : there.end], autojunk=False)
    steps = compared.get_opcodes()
    for number, (kind, a, b, c, d) in enumerate(steps):
        if kind == "equal" and (b - a > _SCRAP or number in (0, len(steps) - 1)):
            continue
        if b > a:
            left.append(Span(here.start + a, here.start + b))
        if d > c:
            right.append(Span(there.start + c, there.start + d))
    return left, right


def _joined(spans: list[Span]) -> Places:
    joined: list[Span] = []
    for span in spans:
        if joined and joined[-1].end == span.start:
            joined[-1] = Span(joined[-1].start, span.end)
        else:
            joined.append(span)
    return tuple(joined)
