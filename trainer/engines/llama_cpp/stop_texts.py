"""Ends an answer before one of the texts that a model's Modelfile names as its stops."""

from __future__ import annotations

from collections.abc import Iterable


class StopTexts:
    """Fed with the pieces of an answer. What may be the beginning of a stop is held back until it is known."""

    def __init__(self, stops: Iterable[str]) -> None:
        self._stops = tuple(stop for stop in stops if stop)
        self._longest = max(map(len, self._stops), default=0)
        self._held = ""
        self.reached = False

    def feed(self, text: str) -> str:
        """What may be shown; with ``reached`` set it is the last of the answer."""
        text = self._held + text
        places = [place for stop in self._stops if (place := text.find(stop)) >= 0]
        if places:
            self._held, self.reached = "", True
            return text[: min(places)]
        kept = self._beginning_of_a_stop(text)
        self._held = text[len(text) - kept :]
        return text[: len(text) - kept]

    def finish(self) -> str:
        """What was held back, at the end of an answer that reached no stop."""
        held, self._held = self._held, ""
        return held

    def _beginning_of_a_stop(self, text: str) -> int:
        """How many characters at the end of the text a stop may begin with."""
        for length in range(min(self._longest - 1, len(text)), 0, -1):
            end = text[-length:]
            if any(stop.startswith(end) for stop in self._stops):
                return length
        return 0
