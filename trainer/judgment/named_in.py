"""Which of the defendants a stretch of text names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from trainer.judgment.sections import CharRange

EVERYONE = re.compile(
    r"(?:(?P<count>[二两三四五六七八九十\d]{1,3})(?:名|个|位)?|各|诸|几|上述|以上|全体|全案|所有)(?:名)?(?:同案)?被告(?:人)?"
    r"|被告人均|均"
)
"""Words for all of them, or for as many as were named last."""
REMAINING = re.compile(r"(?:其余|其他|另外?)(?:[二两三四五六七八九十\d]{1,3}|各|几)?(?:名|位)?(?:同案)?被告人")
"""Words for all but those named before."""


class Names:
    """The defendants' names, by their positions."""

    __slots__ = ("_longest_first", "count")

    def __init__(self, names: Sequence[str]) -> None:
        self.count = len(names)
        # Longer names come first, or 张某甲 would be found as 张某.
        self._longest_first = sorted(
            ((name, place) for place, name in enumerate(names)), key=lambda item: -len(item[0])
        )

    def occurrences(self, chars: str, start: int, end: int) -> list[tuple[CharRange, int]]:
        """Every place between ``start`` and ``end`` where one is named, and which, in the order of the text."""
        found: list[tuple[CharRange, int]] = []
        taken: set[int] = set()
        for name, position in self._longest_first:
            for place in _places(chars, name, start, end):
                if place not in taken:
                    taken.update(range(place, place + len(name)))
                    found.append(((place, place + len(name)), position))
        return sorted(found)


def _places(chars: str, name: str, start: int, end: int) -> Iterator[int]:
    place = chars.find(name, start, end) if name else -1
    while place >= 0:
        yield place
        place = chars.find(name, place + len(name), end)
