"""The text of one answer as its tokens come: whole characters only, ended before a stop or where the room ends."""

from __future__ import annotations

import codecs
from collections.abc import Callable, Collection, Sequence

from trainer.engines.llama_cpp.stop_texts import StopTexts


class AnswerText:
    """``reason`` is "stop" or "length" once the answer is at its end; ``tokens`` counts what was written."""

    def __init__(
        self, detokenize: Callable[[list[int]], bytes], ends: Collection[int | None], stops: Sequence[str], most: int
    ) -> None:
        """``ends``: tokens that close an answer and never show in it; ``most``: tokens that there is room for."""
        self._detokenize = detokenize
        self._ends = ends
        self._most = most
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._stops = StopTexts(stops)
        self.tokens = 0
        self.reason: str | None = None

    def feed(self, token: int) -> str:
        """What the token adds, as far as it is known; may be nothing."""
        if token in self._ends:
            self.reason = "stop"
            return ""
        self.tokens += 1
        text = self._stops.feed(self._decoder.decode(self._detokenize([token])))
        if self._stops.reached:
            self.reason = "stop"
        elif self.tokens == self._most:
            self.reason = "length"
        return text

    def rest(self) -> str:
        """What was held back, at the end."""
        if self._stops.reached:
            return ""
        return self._stops.feed(self._decoder.decode(b"", final=True)) + self._stops.finish()
