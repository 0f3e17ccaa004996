"""Cues: patterns that are only tried where a word stands that every match contains.

A hundred patterns on every statement would cost more than all other reading together; to look for a word is cheap.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from trainer.judgment.cue_words import reach_of, words_of

Owner = TypeVar("Owner")
_MOST = 100  # matches of a cue in a passage: one with more is no prose, and need not be gone through to its end


@dataclass(frozen=True, slots=True)
class _Cue(Generic[Owner]):
    position: int
    owner: Owner
    pattern: re.Pattern[str]
    reach: int  # how many characters a match may begin before its word


class CueSet(Generic[Owner]):
    """Patterns, each with what it shows."""

    __slots__ = ("_beginnings", "_by_beginning")

    def __init__(self, cues: Iterable[tuple[Owner, str]]) -> None:
        """Raises ValueError for a pattern without a word of two characters that every match contains."""
        by_word: dict[str, list[_Cue[Owner]]] = {}
        for position, (owner, pattern) in enumerate(cues):
            words = words_of(pattern)
            if min(map(len, words), default=0) < 2:
                raise ValueError(f"no word of two characters stands in every match of {pattern!r}")
            cue = _Cue(position, owner, re.compile(pattern), reach_of(pattern))
            for word in words:
                by_word.setdefault(word, []).append(cue)
        # Most words are not in a text. Where one may begin is told by its first two characters, in one search for all.
        self._by_beginning: dict[str, list[tuple[str, list[_Cue[Owner]]]]] = {}
        for word, its_cues in by_word.items():
            self._by_beginning.setdefault(word[:2], []).append((word, its_cues))
        first, second = ("".join(sorted({word[place] for word in by_word})) for place in (0, 1))
        self._beginnings = re.compile(f"[{re.escape(first)}](?=[{re.escape(second)}])")

    def matches(self, text: str, passages: Sequence[tuple[int, int]]) -> list[tuple[Owner, int, re.Match[str]]]:
        """What shows in which of ``passages`` (ranges of ``text`` in order, not overlapping), and the match that does.

        A match lies within one passage; of one cue the first hundred in it count. The order is that of the cues, not of
        the text.
        """
        if not passages:
            return []
        found: list[tuple[int, Owner, int, re.Match[str]]] = []
        shown: dict[tuple[int, int], int] = {}
        tried: dict[tuple[int, int], int] = {}  # up to where a passage was searched for a cue
        position, (start, stop) = 0, passages[0]
        for beginning in self._beginnings.finditer(text, start, passages[-1][1]):
            at = beginning.start()
            words = self._by_beginning.get(text[at : at + 2])
            if words is None:
                continue
            while at >= stop and position + 1 < len(passages):
                position += 1
                start, stop = passages[position]
            if not start <= at < stop:
                continue
            for word, cues in words:
                if text.startswith(word, at):
                    for cue in cues:
                        key = cue.position, position
                        reached = tried.get(key, 0)
                        if at < reached:
                            continue
                        if cue.reach:
                            tried[key] = stop
                            for match in _every(cue.pattern, text, max(start, at - cue.reach), stop):
                                found.append((cue.position, cue.owner, position, match))
                        elif (begun := cue.pattern.match(text, at, stop)) is not None:
                            shown[key] = shown.get(key, 0) + 1
                            tried[key] = max(begun.end(), at + 1) if shown[key] < _MOST else stop
                            found.append((cue.position, cue.owner, position, begun))
        found.sort(key=_position)
        return [(owner, place, match) for _, owner, place, match in found]


def _position(found: tuple[int, object, int, re.Match[str]]) -> int:
    return found[0]


def _every(pattern: re.Pattern[str], text: str, start: int, stop: int) -> list[re.Match[str]]:
    """The first matches, each behind the one before it."""
    found: list[re.Match[str]] = []
    match = pattern.search(text, start, stop)
    while match and len(found) < _MOST:
        found.append(match)
        match = pattern.search(text, max(match.end(), match.start() + 1), stop)
    return found
