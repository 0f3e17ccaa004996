"""The options that a model brings along, as an Ollama model states them in its Modelfile."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import Any

from resources.model_card.parameters import Parameters


@dataclass(frozen=True, slots=True)
class OwnParameters:
    """None for what the model does not state."""

    num_ctx: int | None = None
    num_predict: int | None = None
    temperature: float | None = None
    top_p: float | None = None
    repeat_penalty: float | None = None
    seed: int | None = None
    stop: tuple[str, ...] = ()

    def under(self, parameters: Parameters) -> Parameters:
        """What an answer is really drawn with: what the user chose, then what the model states, then ours.

        Its stops are kept beside ours: at one of either the judgment is at its end.
        """
        names = {each.name for each in fields(self)} - {"stop"} - parameters.chosen
        stated: dict[str, Any] = {name: value for name in names if (value := getattr(self, name)) is not None}
        if parameters.seed is not None:
            stated.pop("seed", None)
        if "stop" not in parameters.chosen:
            stated["stop"] = tuple(dict.fromkeys((*self.stop, *parameters.stop)))
        return replace(parameters, **stated)


NOTHING_STATED = OwnParameters()
