"""The options that a model brings along, as an Ollama model states them in its Modelfile."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace

from resources.model_card.parameters import Parameters


@dataclass(frozen=True, slots=True)
class OwnParameters:
    """None for what the model does not state. ``untold``: the server has options of its own that it does not tell."""

    num_ctx: int | None = None
    num_predict: int | None = None
    temperature: float | None = None
    top_p: float | None = None
    repeat_penalty: float | None = None
    seed: int | None = None
    stop: tuple[str, ...] = ()
    untold: bool = False

    def under(self, parameters: Parameters) -> Parameters:
        """What an answer is really drawn with: what the user chose, then what the model states, then ours.

        Its stops are kept beside ours: at one of either the judgment is at its end. Where the server does not tell its
        options, the ones that nobody chose are None: left to it.
        """
        chosen = parameters.chosen
        stated = {
            each.name: value
            for each in fields(self)
            if each.name not in {"stop", "untold"}
            and each.name not in chosen
            and (value := getattr(self, each.name)) is not None
        }
        if parameters.seed is not None:
            stated.pop("seed", None)
        if self.untold:
            stated = dict.fromkeys(_SAMPLING - chosen) | stated
        stop = tuple(dict.fromkeys((*self.stop, *parameters.stop)))
        return replace(parameters, **stated, stop=stop)


NOTHING_STATED = OwnParameters()
NOT_TOLD = OwnParameters(untold=True)
_SAMPLING = frozenset({"temperature", "top_p", "repeat_penalty"})
