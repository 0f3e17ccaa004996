"""The sampling parameters of the model card."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from resources.model_card.template import END_OF_TEXT, IM_END


@dataclass(frozen=True, slots=True)
class Parameters:
    """Options of one answer. One frozen set per model: another ``num_ctx`` makes a server load the model anew.

    ``top_p`` is cut off on the card; 0.8 is what Qwen states for Qwen3-4B-Instruct-2507. ``num_predict`` caps an answer
    that does not end by itself. ``repeat_penalty`` is off: a judgment repeats names and phrases word for word, and with
    Ollama's own 1.1 (llama.cpp's models only; its own engine knows none) a model leaves the 某 out of a name.
    """

    num_ctx: int = 4096
    num_predict: int = 1024
    temperature: float = 0.2
    top_p: float = 0.8
    repeat_penalty: float = 1.0
    seed: int | None = None
    stop: tuple[str, ...] = (IM_END, END_OF_TEXT)

    def prompt_limit(self, context_length: int | None = None) -> int:
        """Tokens that a prompt may have: the context less the room for an answer (at most a quarter of it).

        ``context_length`` is what the model was made for, where that is known.
        """
        context = self.num_ctx if context_length is None else min(self.num_ctx, context_length)
        return context - min(self.num_predict, context // 4)

    def as_options(self) -> dict[str, Any]:
        """As Ollama's API takes them; a missing seed is left out."""
        options = asdict(self)
        options["stop"] = list(self.stop)
        return {name: value for name, value in options.items() if value is not None}
