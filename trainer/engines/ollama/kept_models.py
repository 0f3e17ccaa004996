"""What a server keeps, looked up as the server compares names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from trainer.engines.model_names import parse_name


@dataclass(frozen=True, slots=True)
class KeptModel:
    """``name`` in the server's spelling. Two names of one model have the same digest."""

    name: str
    digest: str

    @property
    def key(self) -> str:
        """Equal for two names that the server takes for one."""
        return parse_name(self.name).key


class KeptModels:
    """All models of one server at one moment."""

    def __init__(self, models: Iterable[KeptModel]) -> None:
        self._models = tuple(models)

    def __iter__(self) -> Iterator[KeptModel]:
        return iter(self._models)

    def all_named(self, name: str) -> list[KeptModel]:
        """More than one where a disk that tells capitals apart holds two spellings: which of them the server then takes
        is left to chance."""
        key = parse_name(name).key
        return [model for model in self._models if model.key == key]

    def named(self, name: str) -> KeptModel | None:
        """The model of that name, in any spelling of it."""
        return next(iter(self.all_named(name)), None)

    def digest(self, name: str) -> str | None:
        """None where there is no model of that name."""
        found = self.named(name)
        return found.digest if found is not None else None
