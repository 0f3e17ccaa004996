"""The text of an answer without the model's thinking, as it comes."""

from __future__ import annotations

from trainer.judgment.think_filter import CLOSING, ThinkFilter


class ShownText:
    """``opened``: the prompt ends in the mark that begins a block of thinking. Then the text begins in it, unless the
    server takes thinking out by itself, which nothing tells beforehand; ``left_in``: it surely does not.
    """

    def __init__(self, opened: bool, *, left_in: bool = False) -> None:
        self._opened = opened
        self._left_in = left_in
        self._filter: ThinkFilter | None = None
        self._all: list[str] = []
        self.parts = 0  # with text: about as many as tokens

    def feed(self, text: str, *, reasons: bool) -> str:
        """What of a part's text is to be shown. ``reasons``: the part has thinking too, in a field of its own."""
        if reasons:
            self._opened = False
        if not text:
            return ""
        self.parts += 1
        if self._filter is None:
            self._filter = ThinkFilter(opened=self._opened)
        if self._opened:
            self._all.append(text)
        return self._filter.feed(text)

    def finish(self, *, whole: bool) -> str:
        """The rest. ``whole``: the model ended by itself."""
        rest = self._filter.finish() if self._filter is not None else ""
        everything = "".join(self._all)
        if self._opened and not self._left_in and whole and CLOSING not in everything:
            return everything  # a block that never closed was none: the server had taken the thinking out
        return rest
