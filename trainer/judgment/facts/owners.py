"""Whom a place in the facts speaks of: the defendant named last, in the clause, the sentence, or before it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from trainer.judgment.last_mark import after_last

_MARKS = "，。；：（）"
_JOINED = re.compile(r"(?:（[^）]*）)?(?:[、和与及同]|伙同)(?:被告人)?")
_EVERYBODY = re.compile(r"均|[二两三四五各]被告人|上述被告人")
# Somebody else whom the clause is about: it begins with him, perhaps after 后 or 当日.
_OTHER = re.compile(
    r"(?:(?:19|20)[0-9]{2}年(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日)?)?(?:[后经当同次随即日并且]|之后){0,3}(?:被害(?:人|单位)|证人|同案|同伙|另案|报案人|群众|[一-鿿]某[一-鿿\d]?|[甲乙丙丁戊己庚辛]某)"
)
_FAR = 160  # characters back to the beginning of a sentence: a text may have no full stops


class Owners:
    """Answers by the places of the defendants' names in a text."""

    __slots__ = ("_all", "_chars", "_ends", "_places", "_who")

    def __init__(self, chars: str, names: Sequence[str]) -> None:
        self._chars = chars
        self._all = tuple(range(len(names)))
        if len(names) == 1:
            self._places, self._ends = _mentions(chars, names[0])
            self._who = [0] * len(self._places)
            return
        found: dict[int, tuple[int, int]] = {}  # the place of a name: whose, and where it ends
        # Longer names come first, or 张某甲 would be found as 张某.
        for position, name in sorted(enumerate(names), key=lambda item: -len(item[1])):
            nested = any(name in longer for longer in names if longer != name)
            at = chars.find(name)
            while at >= 0:
                if not nested or not any(
                    found[other][1] > at for other in range(max(0, at - 12), at + 1) if other in found
                ):
                    found[at] = (position, at + len(name))
                at = chars.find(name, at + len(name))
        ordered = sorted(found.items())
        self._places = [place for place, _ in ordered]
        self._who = [who for _, (who, _) in ordered]
        self._ends = [end for _, (_, end) in ordered]

    def ends(self, position: int, before: int) -> list[int]:
        """Where each mention of that defendant ends, up to a place."""
        last = bisect_right(self._ends, before)
        return [end for end, who in zip(self._ends[:last], self._who, strict=False) if who == position]

    def of(self, place: int) -> tuple[int, ...]:
        """The positions of the defendants spoken of at ``place``; () where it is somebody else."""
        chars = self._chars
        sentence = after_last(chars, "。；", max(0, place - _FAR), place)
        end = place
        while True:
            start = after_last(chars, _MARKS, sentence, max(sentence, end - 1))
            named = self._named(start, end)
            if named:
                return named
            if len(self._all) > 1 and _EVERYBODY.search(chars, start, end):
                return self._all
            if _OTHER.match(chars, start, end):
                return ()
            if start <= sentence:
                break
            end = start
        if len(self._all) == 1:
            return self._all
        before = bisect_left(self._places, sentence)
        return (self._who[before - 1],) if before else ()

    def within(self, start: int, end: int) -> tuple[int, ...]:
        """The defendants named there."""
        first, last = bisect_left(self._places, start), bisect_left(self._places, end)
        return tuple(dict.fromkeys(self._who[first:last]))

    def nearest(self, place: int) -> tuple[int, ...]:
        """The defendant named last before ``place``, whoever the clause is about: a victim forgives him."""
        before = bisect_left(self._places, place)
        return (self._who[before - 1],) if before else self._all[:1] if len(self._all) == 1 else ()

    def doers(self, place: int) -> tuple[int, ...]:
        """Who is named last in the clause before ``place``: 由甲某驾车、乙某望风. The clause's defendants otherwise."""
        clause = after_last(self._chars, "，。；：", max(0, place - _FAR), place)
        first, last = bisect_left(self._places, clause), bisect_left(self._places, place)
        if first == last:
            return self.of(place)
        start = last - 1
        while start > first and _JOINED.fullmatch(self._chars, self._ends[start - 1], self._places[start]):
            start -= 1
        return tuple(dict.fromkeys(self._who[start:last]))

    def _named(self, start: int, end: int) -> tuple[int, ...]:
        """Who is named first in that clause, with those joined to him: 甲某、乙某经预谋."""
        first = bisect_left(self._places, start)
        last = bisect_left(self._places, end)
        if first == last:
            return ()
        found = [self._who[first]]
        for number in range(first + 1, last):
            if not _JOINED.fullmatch(self._chars, self._ends[number - 1], self._places[number]):
                break
            found.append(self._who[number])
        return tuple(dict.fromkeys(found))


def _mentions(chars: str, name: str) -> tuple[list[int], list[int]]:
    """Where a name begins, and where it ends."""
    starts, ends = [], []
    end, length = 0, len(name)
    while (at := chars.find(name, end)) >= 0:
        end = at + length
        starts.append(at)
        ends.append(end)
    return starts, ends
