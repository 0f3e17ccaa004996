"""One token again and again, at which Ollama breaks an answer off.

Up to 0.34.0 the answer then just ends, without its figures, after 30 of them; later servers say so after 100
(``tokenRepeat`` in llm/server.go and llm/llama_server.go of Ollama), but not where they speak OpenAI's API.
"""

from __future__ import annotations

from resources.model_card.parameters import Parameters
from trainer.engines.engine import Finished

# Fewer than the server counts: a piece may hold several tokens, and the last ones are not sent.
_MANY = 20


class TokenRun:
    """Told of each piece, counts how often it came in a row, white space around it left out as the server does."""

    def __init__(self) -> None:
        self._piece: str | None = None
        self._pieces = 0
        self._shown = 0
        self._length = 0
        self._kept = 0

    def passed(self, piece: str, shown: str) -> None:
        """``shown``: what the piece added to the answer. One without text, as the last of an answer, is none."""
        if not piece:
            return
        self._pieces += 1
        self._shown += len(shown)
        if piece.strip() == self._piece:
            self._length += 1
        else:
            self._piece, self._length, self._kept = piece.strip(), 1, self._shown

    @property
    def is_long(self) -> bool:
        """Whether an answer that ends here without a word was broken off because of it."""
        return self._length >= _MANY

    def finished(self, seconds: float, parameters: Parameters) -> Finished:
        """The end of an answer that was broken off: what counts of it goes up to the run's first piece."""
        return Finished("repeats", None, self._pieces, seconds, parameters=parameters, kept=self._kept)
