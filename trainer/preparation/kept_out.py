"""The benchmark of a preparation: texts whose cases must not be in the data."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from trainer.corpus.sources import read_path
from trainer.preparation.duplicates.benchmark import make_benchmark
from trainer.preparation.errors import go_on_unless
from trainer.preparation.settings import PreparationSettings


def kept_out_folder(settings: PreparationSettings, work: Path, stopped: Callable[[], bool]) -> Path | None:
    """Where the benchmark lies, made if it is not there yet; None where nothing is kept out. Raises Stopped."""
    if not settings.keep_out:
        return None
    folder = work / "benchmark"
    if not (folder / "names.txt").exists():
        make_benchmark(_texts(settings, stopped)).save(folder)
    return folder


def _texts(settings: PreparationSettings, stopped: Callable[[], bool]) -> Iterator[tuple[str, str]]:
    for given in settings.keep_out:
        for document in read_path(given):
            go_on_unless(stopped)
            if text := document.fact or document.text:
                yield f"{given.name} {document.id}", text
