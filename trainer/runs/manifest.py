"""What someone else needs to repeat a run, and to know that a model came out of it: manifest.json."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path

from trainer.engines.file_digest import file_digest
from trainer.runs.run_identity import RECIPE, AnyRecipe, RunIdentity
from trainer.whole_file import write_whole


def write_run_manifest(
    run: Path, identity: RunIdentity[AnyRecipe], made: Mapping[str, object], outcome: Mapping[str, object]
) -> None:
    """``made``: the hashes of what went in and came out, by the job; ``outcome``: how the run ended. Raises OSError."""
    content = {
        "recipe": asdict(identity.recipe),
        "recipe_sha256": file_digest(run / RECIPE),
        "data_sha256": identity.data,
        "held_out_sha256": identity.held_out,
        **made,
        "versions": identity.versions,
        **outcome,
    }
    write_whole(run / "manifest.json", json.dumps(content, ensure_ascii=False, indent=2) + "\n")
