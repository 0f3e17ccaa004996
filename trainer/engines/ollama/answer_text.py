"""An answer out of the pieces that a server sends, without thinking: whether the server takes it out, or not."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from trainer.engines.ollama.chat_answer import has_thinking, text_of
from trainer.engines.ollama.models import ModelCard
from trainer.judgment.think_filter import CLOSING, ThinkFilter


class AnswerText:
    """Where the template has opened the thinking, the text begins with it, unless the server sends it apart.

    Which of the two a server does with a file's own template depends on whether it knows that template's ways: one that
    sends thinking apart is seen by that. Where none came, and the text ends without closing any, it was the answer.
    """

    def __init__(self, card: ModelCard) -> None:
        self._filter = ThinkFilter(opened=card.opens_thinking)
        self._opened = card.opens_thinking
        self._held: list[str] | None = [] if card.opens_thinking and card.own_template else None

    def feed(self, line: Mapping[str, Any]) -> tuple[str, str]:
        """The line's piece, and what of the answer it makes known. Raises one of ``ODD_SHAPE``."""
        if self._opened and has_thinking(line):
            self._filter, self._opened, self._held = ThinkFilter(), False, None
        piece = text_of(line)
        if self._held is not None:
            self._held.append(piece)
        return piece, self._filter.feed(piece)

    def finish(self, reason: str) -> str:
        """What was held back and is part of the answer."""
        held = "".join(self._held or ())
        return held if held and CLOSING not in held and reason == "stop" else self._filter.finish()
