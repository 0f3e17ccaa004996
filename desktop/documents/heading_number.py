"""Numbers of headings, for formats that have none of their own."""

from __future__ import annotations

from resources.law.numerals import write_number
from resources.messages.catalogue import Language


class HeadingNumbers:
    """一、 in Chinese, 1. in English."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._last = 0

    def begin(self) -> None:
        """From one again, for the next part."""
        self._last = 0

    def next(self) -> str:
        """What stands before the heading, with what parts it from it."""
        self._last += 1
        return f"{write_number(self._last)}、" if self._language == "zh" else f"{self._last}. "
