"""What the text before 主文 tells of names."""

from __future__ import annotations

_MOST = 50_000_000
"""Characters that are searched through in all: a text of a million characters may hold as many names."""


_INTRODUCED = ("，男", "，女", "（", "，曾用名", "，别名", "，绰号")


class NamesBefore:
    """Counts words in a text, each asked for once."""

    __slots__ = ("_counts", "_left", "_text")

    def __init__(self, text: str) -> None:
        self._text = text
        self._counts: dict[str, int] = {}
        self._left = _MOST

    def count(self, words: str) -> int:
        """How often ``words`` stand there; 0 too for what is asked beyond all measure."""
        known = self._counts.get(words)
        if known is None:
            self._left -= len(self._text)
            known = self._counts[words] = self._text.count(words) if self._left > 0 else 0
        return known

    def hold(self, words: str) -> bool:
        """Whether ``words`` stand there."""
        return self.count(words) > 0

    def introduce(self, words: str) -> bool:
        """Whether ``words`` stand there with a mark after them."""
        return any(self.hold(words + mark) for mark in "，。（")

    def name(self, name: str) -> bool:
        """Whether a defendant of that very name stands there: 被告人甲某, or 甲某 in a list of several."""
        return any(self.hold(sign + name) for sign in ("被告人", "被告单位", "、", "和"))

    def always(self, name: str) -> bool:
        """Whether ``name`` stands there, and its last character wherever the rest does: 李前, but not 甲某曾."""
        told = self.count("被告人" + name)
        return len(name) >= 2 and told > 0 and told == self.count("被告人" + name[:-1])

    def persons_called(self, name: str) -> int:
        """How many persons of that name the text introduces, each with sex, birth or the like."""
        return sum(self.count(f"被告人{name}{mark}") for mark in _INTRODUCED) if self.hold("被告人" + name) else 0
