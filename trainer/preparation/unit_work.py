"""One unit read and selected, in a process of its own."""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import ExitStack
from pathlib import Path
from typing import BinaryIO
from zipfile import BadZipFile, ZipFile

from trainer.corpus.archive import shown_name
from trainer.corpus.column_filter import ColumnFilter
from trainer.corpus.source import SourceDocument
from trainer.corpus.sources import read_stream
from trainer.preparation.errors import Stopped
from trainer.preparation.part import PartWriter, parts_of
from trainer.preparation.pieces import FilePiece, Unit
from trainer.preparation.selection.columns import ColumnReason
from trainer.preparation.selection.criteria import Criteria
from trainer.preparation.selection.select import Select

PART = 1 << 28
"""Bytes of a long stream after which what was done of it is settled."""


def work_on(
    unit: Unit,
    folder: Path,
    criteria: Criteria,
    selection: Select,
    reached: Callable[[float], None],
    stopped: Callable[[], bool],
) -> None:
    """Writes the parts of ``unit`` that are not there yet; ``reached`` is told the bytes of it that are done.

    Raises Stopped; what was not settled by then is given up.
    """
    done = parts_of(folder, unit.number)
    if done and done[-1].finished:
        return
    start = done[-1].end if done and done[-1].end is not None else unit.pieces[0].start
    writer = PartWriter(folder, unit.number, len(done), start)
    part = len(done)
    try:
        before = 0
        end: int | None = None
        wanted = ColumnFilter(ColumnReason(criteria))
        with _Opener() as opener:
            for piece in unit.pieces:
                tell = _Reached(piece, before, reached, stopped)
                wanted = ColumnFilter(wanted.reason, wanted.dropped, tell)
                first = start if piece is unit.pieces[0] else piece.start
                reading = _Reading(_documents(opener, piece, wanted, first))
                for document in reading.documents():
                    tell(document.resume)
                    writer.add(selection.select(document))
                    at = document.resume
                    if len(unit.pieces) == 1 and piece.stop is None and at is not None and at - start >= PART:
                        writer.close(wanted.dropped, at, finished=False)
                        wanted.dropped.clear()
                        part, start = part + 1, at
                        writer = PartWriter(folder, unit.number, part, start)
                end = reading.end
                before += piece.size
        writer.close(wanted.dropped, end, finished=True)
    except BaseException:
        writer.give_up()
        raise


class _Reached:
    def __init__(
        self, piece: FilePiece, before: int, reached: Callable[[float], None], stopped: Callable[[], bool]
    ) -> None:
        self._piece, self._before, self._reached, self._stopped = piece, before, reached, stopped

    def __call__(self, at: int | None) -> None:
        if self._stopped():
            raise Stopped
        piece = self._piece
        share = 0.0 if at is None or not piece.length else min(1.0, (at - piece.start) / piece.length)
        self._reached(self._before + share * piece.size)


class _Reading:
    """Documents, then where their reader ended."""

    def __init__(self, reader: Generator[SourceDocument, None, int | None]) -> None:
        self._reader = reader
        self.end: int | None = None

    def documents(self) -> Generator[SourceDocument, None, None]:
        self.end = yield from self._reader


class _Opener(ExitStack):
    """Keeps the archive of the last piece open for the next."""

    def __init__(self) -> None:
        super().__init__()
        self._path = ""
        self._archive: ZipFile | None = None

    def archive(self, path: str) -> ZipFile:
        if self._archive is None or self._path != path:
            self.close()
            self._archive, self._path = self.enter_context(ZipFile(path)), path
        return self._archive


def _documents(
    opener: _Opener, piece: FilePiece, wanted: ColumnFilter, start: int
) -> Generator[SourceDocument, None, int | None]:
    try:
        if piece.member is None:
            with Path(piece.path).open("rb") as file:
                return (yield from read_stream(file, piece.name, wanted, start, piece.stop))
        member = opener.archive(piece.path).getinfo(piece.member)
        with opener.archive(piece.path).open(member) as inner:
            stream: BinaryIO = inner  # type: ignore[assignment]
            return (yield from read_stream(stream, f"{piece.name}/{shown_name(member)}", wanted, start))
    except (OSError, BadZipFile) as error:
        yield SourceDocument(piece.name, damage=f"cannot be opened: {error}")
        return None
