"""What a run trains, with what, and where to."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from trainer.recipe.base_folder import BaseFolder
from trainer.recipe.recipe import AdapterRecipe
from trainer.runs.run_identity import RunIdentity
from trainer.runs.training_data import TrainingSample


@dataclass(frozen=True, slots=True)
class AdapterJob:
    """``samples`` are trained on, ``held_out`` measured; ``run`` is the folder that all is kept in."""

    identity: RunIdentity[AdapterRecipe]
    base: BaseFolder
    samples: tuple[TrainingSample, ...]
    held_out: tuple[TrainingSample, ...]
    run: Path

    @property
    def recipe(self) -> AdapterRecipe:
        """The run's."""
        return self.identity.recipe
