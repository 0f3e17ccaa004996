"""The hashes of a finished folder's files, and what it was made of. Written last: a folder without it is unfinished."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from trainer.corpus.sources import files_of
from trainer.preparation.errors import PrepareError
from trainer.preparation.file_hashes import file_hash
from trainer.preparation.part import write_json

_NAME = "manifest.json"


def counts_of_finished(folder: Path, identity: dict[str, Any]) -> dict[str, int] | None:
    """How many documents and samples the folder holds; None where it is not finished.

    Raises PrepareError where it was made of something else.
    """
    path = folder / _NAME
    if not path.exists():
        return None
    content = json.loads(path.read_text(encoding="utf-8"))
    if content["identity"] != identity:
        raise PrepareError("changed", "preparation.folder-of-others", folder=folder)
    counts: dict[str, int] = content["counts"]
    return counts


def write_manifest(
    folder: Path, identity: dict[str, Any], counts: dict[str, int], hashed: Sequence[dict[str, Any]]
) -> None:
    """``hashed`` are files as `hashed_files` gives them."""
    files = {file["name"]: file["hash"] for file in hashed}
    write_json(folder / _NAME, {"identity": identity, "counts": counts, "files": files})


def hashed_files(folder: Path, names: Sequence[str]) -> list[dict[str, Any]]:
    """Name, size and hash of files of ``folder``."""
    return [{"name": name, "size": (folder / name).stat().st_size, "hash": file_hash(folder / name)} for name in names]


def hashed_inputs(given: Sequence[Path]) -> Iterator[dict[str, Any]]:
    """The same of all files that ``given`` are, or hold."""
    for each in given:
        for path, name in files_of(each):
            yield {"name": name, "size": path.stat().st_size, "hash": file_hash(path)}
