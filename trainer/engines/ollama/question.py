"""What a model is asked with, whoever asks: with other options it would be loaded anew."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from resources.model_card.parameters import Parameters
from trainer.samples.prompt import Turn

# Ollama unloads a model after five minutes by default; reading a judgment takes longer.
_KEEP_ALIVE = "30m"


def question(turns: Sequence[Turn], parameters: Parameters) -> dict[str, Any]:
    """The fields of /api/chat but for the model's name; without turns the model is loaded, and nothing written."""
    return {
        "messages": list(turns),
        "options": parameters.as_options(),
        "keep_alive": _KEEP_ALIVE,
        # A model that can think does so unless it is told not to.
        "think": False,
        # A prompt that does not fit is to be refused: truncate would cut the facts, shift drop their beginning later.
        # Since 0.30 a model is loaded with the one or the other shift.
        "truncate": False,
        "shift": False,
    }
