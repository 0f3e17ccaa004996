"""What an index tells of itself: ``index.json`` in its folder, replaced whole."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

from trainer.similar.errors import SimilarError, damage_told
from trainer.similar.schema import VERSION
from trainer.whole_file import write_whole

CARD = "index.json"
WORK = "work"
"""The folder within that holds what an unfinished building goes on from."""


@dataclass(frozen=True, slots=True)
class IndexCard:
    """``corpus``: the names of what it was made of. ``years`` are the first and the last that are known.

    ``made`` is the day (ISO) of the last case taken in. ``masked``: whether names are taken out of the texts.
    ``complete`` is False while the index is being built. ``calibration``: what `trainer.similar.calibrated` measured
    on this index, empty where nothing was.
    """

    corpus: tuple[str, ...] = ()
    cases: int = 0
    years: tuple[int, int] | None = None
    made: str = ""
    masked: bool = True
    complete: bool = True
    version: int = VERSION
    calibration: Mapping[str, float] = field(default_factory=dict)


def write_card(folder: Path, card: IndexCard) -> None:
    """Raises OSError."""
    write_whole(folder / CARD, json.dumps(asdict(card), ensure_ascii=False, indent=1) + "\n")


def read_card(folder: Path) -> IndexCard:
    """Raises SimilarError: none, damaged, of another version."""
    file = folder / CARD
    if not file.is_file():
        key = "similar.being-built" if (folder / WORK).is_dir() else "similar.none"
        raise SimilarError("none", key, folder=str(folder))
    with damage_told(folder):
        row = json.loads(file.read_bytes())
        if row["version"] != VERSION:
            raise SimilarError("version", "similar.other-version", folder=str(folder))
        years = row["years"]
        return IndexCard(**row | {"corpus": tuple(row["corpus"]), "years": None if years is None else tuple(years)})
