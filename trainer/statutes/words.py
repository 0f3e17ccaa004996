"""How well an article answers words."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from resources.law.article import CRIMINAL_LAW
from resources.law.numerals import write_number
from trainer.statutes.entry import Entry

_DIGITS = re.compile(r"\d{1,6}")
_SATURATION = 1.2  # a word that stands there ten times is not worth ten times as much as one that stands there once
_USUAL_LENGTH = 150.0  # characters of an article
_EARLY, _EARLY_WORTH = 20, 0.6  # an article says first what it is about
_NAME_WORTH = 2.0  # the word is part of the name of a charge that the article defines
_SHORTEST_PART, _LONGEST_PART = 2, 8


def variants(word: str) -> tuple[str, ...]:
    """The word, and as the laws write its numbers: 10年以上 is 十年以上."""
    numerals = _DIGITS.sub(lambda match: write_number(int(match.group())), word)
    return (word,) if numerals == word else (word, numerals)


def scores(
    entries: Sequence[Entry], words: Sequence[str], named: Mapping[str, float], *, some: bool = False
) -> list[Entry]:
    """The entries that hold all the words, or with ``some`` the most of them that any does, the best first.

    ``named``: charges whose name holds the words, with the share that they are of it.
    """
    wanted = [variants(word) for word in words]
    if not wanted:
        return []
    found: list[tuple[int, float, int, Entry]] = []
    for position, entry in enumerate(entries):
        there = [any(form in entry.folded for form in forms) for forms in wanted]
        name = max((named.get(rule.name, 0.0) for rule in entry.charges), default=0.0)
        if all(there) or name or (some and any(there)):
            worth = sum(_worth(entry, forms) for forms in wanted) + _NAME_WORTH * name
            held = sum(len(forms[0]) for forms, is_there in zip(wanted, there, strict=True) if is_there)
            found.append((-held if some else 0, -worth, position, entry))
    found.sort(key=lambda each: each[:3])
    if some:
        found = [each for each in found if each[0] == found[0][0]]
    return [entry for *_, entry in found]


def parts_known(words: Sequence[str], everything: str) -> tuple[str, ...]:
    """The longest pieces of the words that stand anywhere in the laws: 入户抢劫老人 has 入户抢劫 and 老人."""
    found: dict[str, None] = {}
    for word in words:
        at = 0
        while at <= len(word) - _SHORTEST_PART:
            end = at + _SHORTEST_PART - 1
            while end < min(len(word), at + _LONGEST_PART) and word[at : end + 1] in everything:
                end += 1
            if end - at >= _SHORTEST_PART and not word[at:end].isdigit():
                found.setdefault(word[at:end])
                at = end
            else:
                at += 1
    return tuple(found)


def _worth(entry: Entry, forms: Sequence[str]) -> float:
    times = sum(entry.folded.count(form) for form in forms)
    if not times:
        return 0.0
    length = len(entry.folded) / _USUAL_LENGTH
    worth = times * (1 + _SATURATION) / (times + _SATURATION * (0.4 + 0.6 * length))
    early = any(form in paragraph[:_EARLY] for form in forms for paragraph in entry.paragraphs[:1])
    criminal = 0.05 if entry.text.article.law == CRIMINAL_LAW else 0.0
    return worth + (_EARLY_WORTH if early else 0.0) + criminal
