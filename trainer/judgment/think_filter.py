"""Keeps a model's thinking out of the judgment, while the text is still streaming."""

from __future__ import annotations

OPENING = "<think>"
CLOSING = "</think>"


class ThinkFilter:
    """Give it the pieces as they come; it returns what may be shown.

    A tag may be cut anywhere between two pieces: what could be the beginning of one is held back until it is known.
    ``opened``: the prompt's template has already opened the block. White space after a block goes with it.
    """

    def __init__(self, *, opened: bool = False) -> None:
        self._thinking = opened
        self._after_block = False
        self._held = ""

    def feed(self, text: str) -> str:
        """The part that is no thinking, as far as that is known by now."""
        if "<" not in text and not (self._thinking or self._held or self._after_block):
            return text  # as nearly every piece
        shown: list[str] = []
        rest = self._held + text
        self._held = ""
        while rest:
            tag = CLOSING if self._thinking else OPENING
            place = rest.find(tag)
            if place < 0:
                kept = _possible_beginning(rest, tag)
                self._held = rest[len(rest) - kept :]
                rest = rest[: len(rest) - kept]
            body = rest if place < 0 else rest[:place]
            if not self._thinking:
                if self._after_block:
                    body = body.lstrip()
                    self._after_block = not body
                shown.append(body)
            if place < 0:
                break
            rest = rest[place + len(tag) :]
            self._after_block = self._thinking or self._after_block
            self._thinking = not self._thinking
        return "".join(shown)

    def finish(self) -> str:
        """What was held back and turned out to be no tag. A block that never closed stays hidden."""
        held, self._held = self._held, ""
        return "" if self._thinking else held


def _possible_beginning(text: str, tag: str) -> int:
    """Length of the longest end of ``text`` that ``tag`` begins with."""
    for length in range(min(len(text), len(tag) - 1), 0, -1):
        if text.endswith(tag[:length]):
            return length
    return 0


def without_thinking(text: str) -> str:
    """A whole text without it, also where the template opened the block unknown to us."""
    filtered = ThinkFilter()
    shown = filtered.feed(text) + filtered.finish()
    return shown.rpartition(CLOSING)[2]
