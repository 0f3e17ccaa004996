"""How the inputs are cut into units of work, so that all cores have some and a kill costs little."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from trainer.corpus.archive import is_encrypted, is_word_document, members
from trainer.corpus.csv_rows import RowScanner
from trainer.corpus.csv_table import columns_of, layout_of
from trainer.corpus.encoding import SAMPLE
from trainer.corpus.format import Format, format_of
from trainer.corpus.sources import files_of

CHUNK = 1 << 26
"""Bytes of a table that make a unit: most of its rows are dropped on their columns."""
LINES_CHUNK = 1 << 23
"""Bytes of JSON lines that make one: every line is read."""
_SMALL = 1 << 22
_MOST_PIECES = 2000
_HEAD = 8


@dataclass(frozen=True, slots=True)
class FilePiece:
    """Bytes [start, stop) of a file, or a member of a zip archive; ``size`` is what it takes on the disk.

    ``length`` is its size unpacked, by which the place reached in it is told.
    """

    path: str
    name: str
    size: int
    length: int
    start: int = 0
    stop: int | None = None
    member: str | None = None


@dataclass(frozen=True, slots=True)
class Unit:
    """Pieces that one process reads one after the other. ``follows``: begins where the unit before it ends."""

    number: int
    pieces: tuple[FilePiece, ...]
    follows: bool = False

    @property
    def size(self) -> int:
        return sum(piece.size for piece in self.pieces)


def units_of(inputs: Iterable[Path]) -> list[Unit]:
    """The units of all inputs, in their order. Raises OSError where an input cannot be opened."""
    units: list[Unit] = []
    small: list[FilePiece] = []

    def close() -> None:
        if small:
            units.append(Unit(len(units), tuple(small)))
            small.clear()

    for given in inputs:
        for path, name in files_of(given):
            try:
                cut = list(_cut(path, name))
            except OSError:
                if path == given:
                    raise
                cut = [FilePiece(str(path), name, 0, 0)]
            for piece in cut:
                if len(cut) > 1 and piece.member is None:
                    close()
                    units.append(Unit(len(units), (piece,), follows=piece.start > 0))
                    continue
                if small and (sum(each.size for each in small) + piece.size > _SMALL or len(small) >= _MOST_PIECES):
                    close()
                small.append(piece)
    close()
    return units


def _cut(path: Path, name: str) -> Iterator[FilePiece]:
    size = path.stat().st_size
    with path.open("rb") as file:
        kind, encoding = format_of(file.read(SAMPLE))
        if kind is Format.ZIP:
            yield from _members(path, name, size)
            return
        bounds = [0]
        if encoding != "utf-16" and kind is Format.CSV:
            bounds = _table_bounds(path, size, encoding)
        elif encoding != "utf-16" and kind is Format.JSON_LINES:
            bounds = _line_bounds(path, size)
    for start, stop in zip(bounds, [*bounds[1:], None], strict=True):
        length = (size if stop is None else stop) - start
        yield FilePiece(str(path), name, length, length, start, stop)


def _members(path: Path, name: str, size: int) -> Iterator[FilePiece]:
    try:
        with ZipFile(path) as archive:
            inside = [] if is_word_document(archive) else members(archive)
    except (BadZipFile, NotImplementedError):
        inside = []
    # What cannot be listed, and a Word document, is read as a whole; so is what is damaged or locked.
    if not inside or any(is_encrypted(member) for member in inside):
        yield FilePiece(str(path), name, size, size)
        return
    for member in inside:
        yield FilePiece(str(path), name, member.compress_size, member.file_size, member=member.filename)


def _table_bounds(path: Path, size: int, encoding: str) -> list[int]:
    """Where rows seem to begin, a chunk apart: a text may hold the like, which is found out when it is read."""
    bounds = [0]
    if size <= 2 * CHUNK:
        return bounds
    with path.open("rb", buffering=0) as file:
        scanner = RowScanner(file)
        header = columns_of(scanner, "utf-8" if encoding == "utf-8-sig" else encoding)
        layout = layout_of(header)
        head = (scanner.next_row() or b"")[:_HEAD]
        for place in range(CHUNK, size - CHUNK // 2, CHUNK):
            file.seek(place)
            start = RowScanner(file, place).row_start(layout, head)
            if start is not None:
                bounds.append(start)
    return bounds


def _line_bounds(path: Path, size: int) -> list[int]:
    bounds = [0]
    with path.open("rb") as file:
        for place in range(LINES_CHUNK, size - LINES_CHUNK // 2, LINES_CHUNK):
            file.seek(place)
            file.readline()
            if file.tell() < size and file.tell() > bounds[-1]:
                bounds.append(file.tell())
    return bounds
