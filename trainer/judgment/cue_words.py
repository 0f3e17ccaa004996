"""What is told of a pattern by its own text: words that all its matches contain, and how far before them it begins."""

from __future__ import annotations

import re

_SPECIAL = frozenset("()[]{}.*+?|^$\\")
_OPTIONAL = ("?", "*", "{0", "{,")
_REPEATS = re.compile(r"\{(?P<least>\d*)(?P<more>,(?P<most>\d*))?\}|[?*+]")
_AROUND = ("?=", "?!", "?<=", "?<!")
ANYWHERE = 10**9
"""Characters: a match may begin as far before its word as it likes."""


def words_of(pattern: str) -> tuple[str, ...]:
    """Words one of which stands in every match of ``pattern``; () where none can be told from its top level."""
    return _words_at(pattern)[0]


def reach_of(pattern: str) -> int:
    """How many characters a match may begin before its word of `words_of`, at most."""
    return _widest(pattern[: _words_at(pattern)[1]])


def _words_at(pattern: str) -> tuple[tuple[str, ...], int]:
    """The words, and where in the pattern they stand."""
    best: tuple[tuple[str, ...], int] = (), 0
    run, begin = "", 0
    at = 0
    while at <= len(pattern):
        char = pattern[at] if at < len(pattern) else ""
        if char and char not in _SPECIAL and not pattern.startswith(_OPTIONAL, at + 1):
            begin = begin if run else at
            run += char
            at += 1
            continue
        best = _better(best, ((run,), begin))
        run = ""
        if char == "|":
            return (), 0
        if char == "(":
            end = closing(pattern, at)
            inside = pattern[at + 1 : end].removeprefix("?:")
            if not pattern.startswith(_OPTIONAL, end + 1) and not _SPECIAL & set(inside.replace("|", "")):
                best = _better(best, (tuple(inside.split("|")), at))
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


def _better(one: tuple[tuple[str, ...], int], other: tuple[tuple[str, ...], int]) -> tuple[tuple[str, ...], int]:
    """The choice whose shortest word is longer: it is the rarer one in a text."""
    return max(one, other, key=lambda found: (min(map(len, found[0]), default=0), -len(found[0])))


def closing(pattern: str, start: int) -> int:
    """Where the bracket closes that opens at ``start``. Raises ValueError where it does not."""
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


def holds_one_of(pattern: str, chars: str) -> bool:
    """Whether every match of ``pattern`` contains one of ``chars``; False where that is not plain."""
    held, at = False, 0
    while at < len(pattern):
        char, end = pattern[at], at + 1
        if char == "|":
            return held and holds_one_of(pattern[end:], chars)
        if char == "(":
            end = closing(pattern, at) + 1
            inside = pattern[at + 1 : end - 1]
            one = not inside.startswith(_AROUND) and holds_one_of(inside.removeprefix("?:"), chars)
        elif char == "[":
            end = pattern.index("]", at + 2) + 1
            one = all(each in chars for each in pattern[at + 1 : end - 1])
        else:
            end += char == "\\"
            one = char in chars
        held = held or (one and not pattern.startswith(_OPTIONAL, end))
        at = end
    return held


def _widest(pattern: str) -> int:
    """The characters of its longest match, `ANYWHERE` where there is no longest."""
    widest = width = at = 0
    while at < len(pattern):
        char = pattern[at]
        one, end = 1, at + 1
        if char == "|":
            widest, width, at = max(widest, width), 0, end
            continue
        if char == "(":
            end = closing(pattern, at) + 1
            inside = pattern[at + 1 : end - 1]
            one = 0 if inside.startswith(_AROUND) else _widest(inside.removeprefix("?:"))
        elif char == "[":
            end = pattern.index("]", at + 2) + 1
        elif char == "\\":
            end = at + 2
        repeats = _REPEATS.match(pattern, end)
        if repeats is not None:
            end = repeats.end()
            one *= _times(repeats)
        width += one
        at = end
    return min(max(widest, width), ANYWHERE)


def _times(repeats: re.Match[str]) -> int:
    if repeats[0] == "?":
        return 1
    most = repeats["most"] if repeats["more"] else repeats["least"]
    return int(most) if most else ANYWHERE
