"""What someone else needs to repeat a run, and to know that an adapter came out of it: manifest.json."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path

from trainer.runs.run_identity import RunIdentity
from trainer.whole_file import write_whole


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a run ended. ``loss``: the last value of the moving average that the plot shows."""

    steps: int
    samples: int
    left_out_too_long: int
    left_out_without_answer: int
    loss: float
    best_step: int | None
    best_loss: float | None
    seconds: float
    tokens: int
    device: str
    processes: int
    precision: str


def write_manifest(run: Path, identity: RunIdentity, outcome: Outcome, base: Path, adapter: Path) -> None:
    """Hashes of recipe, data, base and adapter, the versions, and how the run ended. Names of folders are left out."""
    content = {
        "recipe": asdict(identity.recipe),
        "recipe_sha256": _hash(run / "recipe.toml"),
        "data_sha256": identity.data,
        "held_out_sha256": identity.held_out,
        "base_model": identity.recipe.base_model,
        "base_sha256": {file.name: _hash(file) for file in sorted(base.glob("*.safetensors"))},
        "adapter_sha256": _hash(adapter),
        "versions": identity.versions,
        **asdict(outcome),
    }
    write_whole(run / "manifest.json", json.dumps(content, ensure_ascii=False, indent=2) + "\n")


def _hash(file: Path) -> str:
    with file.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()
