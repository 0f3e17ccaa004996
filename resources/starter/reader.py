"""The starter model that comes with the program: a demonstration, for when there is no other."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from importlib.resources import files
from pathlib import Path


@dataclass(frozen=True, slots=True)
class StarterFigures:
    """What was measured on cases that it never saw: ``charges`` is the share whose charges are exactly right.

    ``sha256`` is the file's, hexadecimal, so that no start of the program need read the whole of it.
    """

    cases: int
    charges: float
    sha256: str

    def as_json(self) -> str:
        """As ``starter_figures`` reads it."""
        return json.dumps(asdict(self)) + "\n"


def starter_model() -> Path:
    """The GGUF file."""
    return Path(str(files(__package__).joinpath("starter.gguf")))


def starter_figures() -> StarterFigures:
    """Beside the model's card (README.md in the same folder), which has them all."""
    return StarterFigures(**json.loads(files(__package__).joinpath("figures.json").read_text(encoding="utf-8")))
