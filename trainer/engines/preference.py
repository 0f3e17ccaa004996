"""Which model is offered first."""

from __future__ import annotations

from collections.abc import Iterable

from trainer.engines.engine import Model

DEFAULT_MODEL = "demonbyron/qwen3-4b-CriminalLaw-cn:q4"


def by_preference(models: Iterable[Model]) -> list[Model]:
    """The default model, then others made for criminal law, then what is loaded, then by name."""

    def rank(model: Model) -> tuple[bool, bool, bool, str]:
        name = (model.label or model.name).lower()
        return (name != DEFAULT_MODEL.lower(), "criminallaw" not in name, not model.loaded, name)

    return sorted(models, key=rank)
