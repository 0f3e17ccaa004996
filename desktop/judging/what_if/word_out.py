"""A word taken out of the clause that tells the act itself: 翻墙入室盗窃未遂."""

from __future__ import annotations

import re
from collections.abc import Sequence

from desktop.judging.what_if.clauses import Clause
from desktop.judging.what_if.edit import Edit
from trainer.judgment.types import Span

_FAILED = re.compile(
    r"[，,]?(?:但|而|均|却|致|后)*(?:因[^，。；]{0,24}?(?:原因|发现|制止|阻止|反抗|报警|挣脱|抓获)?而?)?(?:未能?|没有)得逞"
    r"|[（(]未遂[）)]|未遂"
)
_LITTLE = 4  # characters that a clause may have besides the word, without telling an act


def without_word(
    text: str, told: Sequence[Clause], going: Sequence[bool], targets: Sequence[Span]
) -> list[Edit] | None:
    """The edits where the clause tells the act besides; None where the whole clause may go."""
    edits = []
    for clause, goes in zip(told, going, strict=True):
        if not goes:
            continue
        found = [
            match
            for match in _FAILED.finditer(text, max(clause.start - 1, 0), clause.end)
            if any(span.start < match.end() and span.end > match.start() for span in targets)
        ]
        if not found:
            return None
        rest = clause.end - clause.start - sum(len(match[0].lstrip("，,")) for match in found)
        if rest <= _LITTLE:
            return None
        edits += [Edit(*match.span()) for match in found]
    return edits
