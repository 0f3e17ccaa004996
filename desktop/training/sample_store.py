"""Samples in Parquet files, found and read piece by piece: never all in memory. Used beside the window's thread."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pyarrow import parquet

PAGE = 50
_LIGHT = ("id", "kind", "change", "attitude", "charges", "months", "tokens")


@dataclass(frozen=True, slots=True)
class SampleFilter:
    """Empty fields let everything pass. ``words`` must all stand in question or answer."""

    split: str = "train"
    words: tuple[str, ...] = ()
    charge: str = ""
    attitude: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """The rows that pass, by their place in the split's file."""

    filter: SampleFilter
    places: array[int]

    @property
    def pages(self) -> int:
        """At least one, be it empty."""
        return max(1, -(-len(self.places) // PAGE))


@dataclass(frozen=True, slots=True)
class ShownSample:
    """One sample to be read. ``answer`` is what is trained on; ``tokens`` are of the whole exchange."""

    id: str
    kind: str
    change: str
    attitude: str
    charges: tuple[str, ...]
    months: int | None
    tokens: int
    system: str
    question: str
    answer: str


class SampleStore:
    """The folder ``data`` of a preparation. Raises OSError, ValueError, and ModuleNotFoundError without pyarrow."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def find(self, wanted: SampleFilter, stopped: Callable[[], bool] = lambda: False) -> Found:
        """Goes through the split once; texts are read only where words are looked for."""
        places = array("q")
        columns = [*_LIGHT[1:5], *(("conversations",) if wanted.words else ())]
        with _opened(self._folder, wanted.split) as file:
            at = 0
            for batch in file.iter_batches(512, columns=columns):
                if stopped():
                    break
                places.extend(at + offset for offset, row in enumerate(batch.to_pylist()) if _passes(row, wanted))
                at += batch.num_rows
        return Found(wanted, places)

    def page(self, found: Found, number: int) -> list[ShownSample]:
        """The samples of a page, counted from 0; only their groups of rows are read."""
        places = list(found.places[number * PAGE : (number + 1) * PAGE])
        with _opened(self._folder, found.filter.split) as file:
            return [_shown(row) for row in _rows(file, places)]


def _opened(folder: Path, split: str) -> parquet.ParquetFile:
    import pyarrow as pa
    from pyarrow import parquet

    try:
        return parquet.ParquetFile(folder / "data" / f"{split}.parquet")
    except pa.ArrowException as error:
        raise ValueError(str(error)) from error


def _rows(file: parquet.ParquetFile, places: list[int]) -> Iterator[dict[str, Any]]:
    first = 0
    for group in range(file.num_row_groups):
        size = file.metadata.row_group(group).num_rows
        inside = [place - first for place in places if first <= place < first + size]
        if inside:
            yield from file.read_row_group(group, columns=[*_LIGHT, "system", "conversations"]).take(inside).to_pylist()
        first += size


def _passes(row: dict[str, Any], wanted: SampleFilter) -> bool:
    if wanted.kind and row["kind"] != wanted.kind:
        return False
    if wanted.attitude and row["attitude"] != wanted.attitude:
        return False
    if wanted.charge and wanted.charge not in (row["charges"] or ()):
        return False
    if not wanted.words:
        return True
    text = "\n".join(turn["value"] for turn in row["conversations"])
    return all(word in text for word in wanted.words)


def _shown(row: dict[str, Any]) -> ShownSample:
    question, answer = (turn["value"] for turn in row["conversations"])
    return ShownSample(
        id=row["id"],
        kind=row["kind"],
        change=row["change"] or "",
        attitude=row["attitude"],
        charges=tuple(row["charges"] or ()),
        months=row["months"],
        tokens=row["tokens"],
        system=row["system"],
        question=question,
        answer=answer,
    )
