"""Which files are read of what was given."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from trainer.preparation.data_set import DATA


def corpus_of(inputs: Iterable[Path]) -> tuple[Path, ...]:
    """A folder that `prepare` made stands for its samples; its reports and lists are no documents."""
    found: list[Path] = []
    for given in inputs:
        samples = [given / name for name in DATA if name.endswith(".parquet")]
        is_data = (given / "manifest.json").is_file() and all(path.is_file() for path in samples)
        found += samples if is_data else [given]
    return tuple(found)
