"""A text written anew out of pieces of another, so that one reader reads both; places lead back to the other."""

from __future__ import annotations

from trainer.judgment.compact import Compact
from trainer.judgment.narration import CharRange
from trainer.judgment.types import Span


class Rewritten:
    """``chars`` is the new text, made of what stands at ``place`` of the other; `span` leads back to the original."""

    __slots__ = ("_compact", "_origins", "chars", "place")

    def __init__(self, compact: Compact, place: CharRange) -> None:
        self._compact = compact
        self.place = place
        self._origins: list[int] = []
        self.chars = ""

    def say(self, words: str) -> None:
        """Adds words of our own: they stand where what was taken last stood."""
        self._add(words, [self._origins[-1] if self._origins else 0] * len(words))

    def take(self, place: CharRange) -> None:
        """Adds what stands at a place of the other text."""
        self._add(self._compact.chars[slice(*place)], list(range(*place)))

    def span(self, start: int, end: int) -> Span:
        """The place in the original text of ``chars[start:end]``."""
        places = self._origins[start:end]
        return self._compact.span(min(places), max(places) + 1) if places else Span(0, 0)

    def _add(self, words: str, origins: list[int]) -> None:
        self.chars += words
        self._origins += origins
