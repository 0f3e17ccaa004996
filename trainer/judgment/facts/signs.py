"""Words of the facts that show what a defendant did afterwards, and which part he had.

A sign is only looked for where one of its words stands, within that sentence; ``unless`` undoes it in the same clause.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from trainer.judgment.facts.sign_cues import CUES, Cue, Sign

CharRange = tuple[int, int]

_FAR = 200  # characters of a sentence around a word: a text may have no full stops
_BY_WORD = {word: tuple(cue for cue in CUES if word in cue.words) for cue in CUES for word in cue.words}
# By its first two characters, by which all words are looked for in one pass.
_BY_BEGINNING = {
    word[:2]: tuple((each, cues) for each, cues in _BY_WORD.items() if each.startswith(word[:2])) for word in _BY_WORD
}
_FIRST, _SECOND = ("".join(sorted({word[place] for word in _BY_WORD})) for place in (0, 1))
_BEGINNING = re.compile(f"[{_FIRST}](?=[{_SECOND}])")


def read_signs(chars: str, ranges: Sequence[CharRange]) -> list[tuple[Sign, CharRange]]:
    """The signs within ``ranges``, sentence by sentence; the places are those of the words that show them."""
    found: list[tuple[Sign, CharRange]] = []
    for start, end in ranges:
        cues: dict[Cue, None] = {}
        first = last = start
        for hit in _BEGINNING.finditer(chars, start, end):
            at = hit.start()
            for word, its_cues in _BY_BEGINNING.get(chars[at : at + 2], ()):
                if not chars.startswith(word, at, end):
                    continue
                if at >= last:
                    if cues:
                        found += _found(cues, chars, first, last)
                        cues.clear()
                    first, last = _sentence(chars, at, max(start, last), end)
                for cue in its_cues:
                    cues[cue] = None
        found += _found(cues, chars, first, last)
    return found


def _sentence(chars: str, at: int, start: int, end: int) -> CharRange:
    begin = max(start, at - _FAR)
    begin = max(begin, chars.rfind("。", begin, at) + 1, chars.rfind("；", begin, at) + 1)
    end = min(end, at + _FAR)
    for mark in "。；":
        stop = chars.find(mark, at, end)
        end = end if stop < 0 else stop
    return begin, end


def _found(cues: Iterable[Cue], chars: str, first: int, last: int) -> list[tuple[Sign, CharRange]]:
    return [
        (cue.sign, match.span())
        for cue in cues
        for match in cue.pattern.finditer(chars, first, last)
        if (cue.unless is None or not cue.unless.search(chars, *_clause(chars, *match.span(), first, last)))
        and (cue.needs is None or cue.needs.search(chars, first, last))
    ]


def _clause(chars: str, start: int, end: int, first: int, last: int) -> CharRange:
    """The clause around a match, within its sentence."""
    for mark in "，：":
        first = max(first, chars.rfind(mark, first, start) + 1)
        stop = chars.find(mark, end, last)
        last = last if stop < 0 else stop
    return first, last
