"""What was taken into an index, one entry for each time: so the same call twice does nothing the second time."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from trainer.preparation.part import write_json
from trainer.similar.errors import damage_told

_FILE = "taken.json"


def read_taken(folder: Path) -> list[Any]:
    """The identities of the files, each time. Raises SimilarError where the list is damaged."""
    file = folder / _FILE
    if not file.is_file():
        return []
    with damage_told(folder):
        found = json.loads(file.read_bytes())
        if not isinstance(found, list):
            raise TypeError("no list")
        return found


def write_taken(folder: Path, taken: list[Any]) -> None:
    """Raises OSError."""
    write_json(folder / _FILE, taken)
