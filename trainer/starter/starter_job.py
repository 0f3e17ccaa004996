"""What a run of the starter trains, with what, and where to."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from trainer.runs.run_identity import RunIdentity, installed_versions
from trainer.samples.cail import CailCase
from trainer.starter.starter_recipe import StarterRecipe


@dataclass(frozen=True, slots=True)
class StarterJob:
    """``run`` is the folder that all is kept in; ``data_files`` say where the cases lay."""

    recipe: StarterRecipe
    cases: Sequence[CailCase]
    run: Path
    data_files: tuple[str, ...] = ()

    def identity(self) -> RunIdentity[StarterRecipe]:
        """The starter has no base, and its held-out cases are judged only when it is finished."""
        return RunIdentity(
            recipe=self.recipe,
            base="",
            data=cases_hash(self.cases),
            held_out="",
            samples=len(self.cases),
            base_folder="",
            data_files=self.data_files,
            held_out_files=(),
            versions=installed_versions(),
        )


def cases_hash(cases: Sequence[CailCase]) -> str:
    """SHA-256 over all cases in their order."""
    digest = hashlib.sha256()
    for case in cases:
        digest.update(json.dumps(dataclasses.asdict(case), ensure_ascii=False, sort_keys=True).encode())
    return digest.hexdigest()
