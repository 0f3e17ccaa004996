"""The text of an answer without the model's thinking, as it comes."""

from __future__ import annotations

from trainer.engines.openai.chunk import Chunk
from trainer.judgment.think_filter import CLOSING, ThinkFilter


class ShownText:
    """``opened``: the prompt ends in the mark that begins a block of thinking. Then the text begins in it, unless the
    server takes thinking out by itself, which nothing tells beforehand.
    """

    def __init__(self, opened: bool) -> None:
        self._opened = opened
        self._filter: ThinkFilter | None = None
        self._all: list[str] = []
        self.parts = 0  # with text: about as many as tokens

    def feed(self, part: Chunk) -> str:
        """What of it is to be shown."""
        if part.reasons:
            self._opened = False  # the server sends thinking in a field of its own
        if not part.text:
            return ""
        self.parts += 1
        if self._filter is None:
            self._filter = ThinkFilter(opened=self._opened)
        if self._opened:
            self._all.append(part.text)
        return self._filter.feed(part.text)

    def finish(self, *, whole: bool) -> str:
        """The rest. ``whole``: the model ended by itself."""
        rest = self._filter.finish() if self._filter is not None else ""
        everything = "".join(self._all)
        if self._opened and whole and CLOSING not in everything:
            return everything  # a block that never closed was none: the server had taken the thinking out
        return rest
