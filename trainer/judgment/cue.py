"""Cues: patterns that are only tried where a word stands that every match contains.

A hundred patterns on every statement would cost more than all other reading together; to look for a word is cheap.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

Owner = TypeVar("Owner")
_SPECIAL = frozenset("()[]{}.*+?|^$\\")
_MOST = 100  # matches of a cue in a passage: one with more is no prose, and need not be gone through to its end
_OPTIONAL = ("?", "*", "{0", "{,")


def words_of(pattern: str) -> tuple[str, ...]:
    """Words one of which stands in every match of ``pattern``; () where none can be told from its top level."""
    best: tuple[str, ...] = ()
    run = ""
    at = 0
    while at <= len(pattern):
        char = pattern[at] if at < len(pattern) else ""
        if char and char not in _SPECIAL and not pattern.startswith(_OPTIONAL, at + 1):
            run += char
            at += 1
            continue
        best = _better(best, (run,))
        run = ""
        if char == "|":
            return ()
        if char == "(":
            end = _closing(pattern, at)
            inside = pattern[at + 1 : end].removeprefix("?:")
            if not pattern.startswith(_OPTIONAL, end + 1) and not _SPECIAL & set(inside.replace("|", "")):
                best = _better(best, tuple(inside.split("|")))
            at = end + 1
        elif char == "[":
            at = pattern.index("]", at + 2) + 1
        elif char == "{":
            at = pattern.index("}", at) + 1
        elif char == "\\":
            at += 2
        else:
            at += 1
    return best


def _closing(pattern: str, start: int) -> int:
    depth = 0
    at = start
    while at < len(pattern):
        if pattern[at] == "\\":
            at += 1
        elif pattern[at] == "[":
            at = pattern.index("]", at + 2)
        elif pattern[at] == "(":
            depth += 1
        elif pattern[at] == ")":
            depth -= 1
            if depth == 0:
                return at
        at += 1
    raise ValueError(f"a bracket is not closed: {pattern!r}")


def _better(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    """The choice whose shortest word is longer: it is the rarer one in a text."""
    return max(one, other, key=lambda words: (min(map(len, words), default=0), -len(words)))


@dataclass(frozen=True, slots=True)
class _Cue(Generic[Owner]):
    position: int
    owner: Owner
    pattern: re.Pattern[str]


class CueSet(Generic[Owner]):
    """Patterns, each with what it shows."""

    __slots__ = ("_by_char", "_by_word")

    def __init__(self, cues: Iterable[tuple[Owner, str]]) -> None:
        """Raises ValueError for a pattern without a word that every match contains: it would be tried everywhere."""
        by_word: dict[str, list[_Cue[Owner]]] = {}
        for position, (owner, pattern) in enumerate(cues):
            cue = _Cue(position, owner, re.compile(pattern))
            words = words_of(pattern)
            if not words or not all(words):
                raise ValueError(f"no word stands in every match of {pattern!r}")
            for word in words:
                by_word.setdefault(word, []).append(cue)
        self._by_word = tuple(by_word.items())
        # Most cues are not in a text. Each is looked for by the one of its characters that the fewest cues share.
        shared = Counter(char for word in by_word for char in set(word))
        self._by_char: dict[str, list[int]] = {}
        for place, word in enumerate(by_word):
            self._by_char.setdefault(min(word, key=lambda char: shared[char]), []).append(place)

    def matches(self, text: str, passages: Sequence[tuple[int, int]]) -> list[tuple[Owner, int, re.Match[str]]]:
        """What shows in which of ``passages`` (ranges of ``text`` in order, not overlapping), and the match that does.

        A match lies within one passage; of one cue the first hundred in it count. The order is that of the cues, not of
        the text.
        """
        if not passages:
            return []
        start, end = passages[0][0], passages[-1][1]
        starts = [passage[0] for passage in passages]
        found: list[tuple[Owner, int, re.Match[str]]] = []
        tried: set[tuple[int, int]] = set()
        chars = self._by_char.keys() & set(text[start:end])
        for at in sorted(place for char in chars for place in self._by_char[char]):
            word, cues = self._by_word[at]
            place = text.find(word, start, end)
            while place >= 0:
                position = bisect_right(starts, place) - 1
                stop = passages[position][1]
                for cue in cues if place < stop else ():
                    if (cue.position, position) not in tried:
                        tried.add((cue.position, position))
                        match = cue.pattern.search(text, starts[position], stop)
                        shown = 0
                        while match and shown < _MOST:
                            found.append((cue.owner, position, match))
                            match = cue.pattern.search(text, max(match.end(), match.start() + 1), stop)
                            shown += 1
                place = text.find(word, max(stop, place + 1), end)
        return found
