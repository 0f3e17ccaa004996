"""The folder of a batch: what it was begun with, its rows, and each answer as it came."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from desktop.batch.batch_row import BatchRow, row_from, row_json
from desktop.batch.document_folder import documents_in
from desktop.batch.errors import BatchError
from desktop.batch.manifest import Manifest, is_batch, read_manifest, write_manifest
from desktop.history.private_files import make_folder_private
from trainer.engines.file_digest import file_digest
from trainer.recipe.errors import TuningError
from trainer.runs.run_lock import claimed, running_process
from trainer.whole_file import write_whole

ROWS = "rows.jsonl"
RESULTS = "results.jsonl"
_FIRST_ROW = b'{"number": 1, "place": '


@dataclass(frozen=True, slots=True)
class Batch:
    """A batch as it was begun. Its rows are copies: the table it came from may change or go."""

    folder: Path
    manifest: Manifest
    rows: tuple[BatchRow, ...]

    @property
    def wanted(self) -> int:
        """How many answers it is made of."""
        return sum(row.problem is None for row in self.rows) * self.manifest.samples


def begin_batch(folder: Path, manifest: Manifest, rows: Iterable[BatchRow]) -> None:
    """The manifest is written last: a folder without it is no batch. Facts are nobody else's to read.

    Raises BatchError where the folder holds something else, and OSError.
    """
    if is_batch(folder) or (folder.exists() and (not folder.is_dir() or not all(map(_is_ours, folder.iterdir())))):
        raise BatchError("file", "batch.folder-taken", folder=folder)
    make_folder_private(folder)
    lines = (json.dumps(row_json(row), ensure_ascii=False) for row in rows)
    write_whole(folder / ROWS, "".join(f"{line}\n" for line in lines).encode("utf-8", "surrogatepass"))
    write_manifest(folder, manifest)


def _is_ours(file: Path) -> bool:
    """Whether it may lie in a new batch's folder: what a process left that was killed while it began one, and what the
    system hides there."""
    if file.name != ROWS:
        return file.name.startswith(".") and not file.is_dir()
    with file.open("rb") as rows:
        return rows.read(len(_FIRST_ROW)) in (b"", _FIRST_ROW)


def open_batch(folder: Path) -> Batch:
    """Raises BatchError where there is none, or its files are damaged."""
    manifest = read_manifest(folder)
    try:
        rows = tuple(_rows(folder))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise BatchError("file", "batch.damaged", repr(error), folder=folder) from error
    if len(rows) != manifest.given.rows:
        raise BatchError("file", "batch.damaged", f"{len(rows)} rows", folder=folder)
    return Batch(folder, manifest, rows)


def _rows(folder: Path) -> Iterator[BatchRow]:
    with (folder / ROWS).open("rb") as lines:
        for line in lines:
            yield row_from(json.loads(line.decode("utf-8", "surrogatepass")))


@contextmanager
def held(folder: Path) -> Iterator[None]:
    """One process at a time works on a batch. Raises BatchError where another has it."""
    try:
        with claimed(folder):
            yield
    except TuningError as error:
        raise BatchError("running", "batch.taken", folder=folder, process=running_process(folder) or 0) from error


def source_digest(source: Path) -> str:
    """sha256, hexadecimal, of a file, or of the names and contents of a folder's documents. A document that cannot be
    read is the error of its row, and has no content here. Raises OSError for a file."""
    if source.is_file():
        return file_digest(source)
    whole = hashlib.sha256()
    for file in documents_in(source):
        whole.update(f"{file.relative_to(source).as_posix()}\0{_content(file)}\n".encode("utf-8", "surrogatepass"))
    return whole.hexdigest()


def _content(file: Path) -> str:
    try:
        return file_digest(file)
    except OSError as error:
        return type(error).__name__
