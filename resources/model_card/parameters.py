"""The sampling parameters of the model card."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any

from resources.model_card.template import END_OF_TEXT, IM_END

TEMPERATURE, TOP_P = 0.2, 0.8


@dataclass(frozen=True, slots=True)
class Parameters:
    """Options of one answer. One frozen set per model: another ``num_ctx`` makes a server load the model anew.

    ``top_p`` is cut off on the card; 0.8 is what Qwen states for Qwen3-4B-Instruct-2507. ``num_predict`` caps an answer
    that does not end by itself. ``repeat_penalty`` is off: a judgment repeats names and phrases word for word, and with
    Ollama's own 1.1 (llama.cpp's models only; its own engine knows none) a model leaves the 某 out of a name.
    ``chosen`` names the options that the user set: they alone go before what a model states of its own
    (``trainer.engines.own_parameters``). What is None is left to the server.
    """

    num_ctx: int = 4096
    num_predict: int = 1024
    temperature: float | None = TEMPERATURE
    top_p: float | None = TOP_P
    repeat_penalty: float | None = 1.0
    seed: int | None = None
    stop: tuple[str, ...] = (IM_END, END_OF_TEXT)
    chosen: frozenset[str] = frozenset()

    def prompt_limit(self, context_length: int | None = None) -> int:
        """Tokens that a prompt may have: the context less the room for an answer (at most a quarter of it).

        ``context_length`` is what the model was made for, where that is known.
        """
        context = self.num_ctx if context_length is None else min(self.num_ctx, context_length)
        longest = context // 4
        return context - (min(self.num_predict, longest) if self.num_predict > 0 else longest)

    def as_options(self) -> dict[str, Any]:
        """As Ollama's API takes them; what is None is left out."""
        options = {each.name: getattr(self, each.name) for each in fields(self) if each.name != "chosen"}
        options["stop"] = list(self.stop)
        return {name: value for name, value in options.items() if value is not None}
