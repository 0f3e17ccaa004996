"""Files and folders of documents in any of the known formats, told by their contents."""

from __future__ import annotations

import gzip
import io
import shutil
import tempfile
import zlib
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO
from zipfile import BadZipFile, ZipFile

from trainer.corpus.archive import is_encrypted, is_word_document, members, shown_name
from trainer.corpus.column_filter import ColumnFilter
from trainer.corpus.court_xml import read_court_xml
from trainer.corpus.csv_table import read_csv_table
from trainer.corpus.encoding import SAMPLE, text_stream
from trainer.corpus.format import REFUSED, Format, format_of
from trainer.corpus.json_records import read_json_lines, read_json_objects
from trainer.corpus.parquet_table import read_parquet_table
from trainer.corpus.pdf_document import read_pdf_document
from trainer.corpus.plain_text import read_plain_text
from trainer.corpus.source import SourceDocument
from trainer.corpus.web_page import page_text
from trainer.corpus.word_document import read_word_document

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

WITH_PASSWORD = "packed with a password"
"""The damage of an archive's member that is encrypted."""
_NEED_SEEKING = (Format.ZIP, Format.PARQUET, Format.PDF)
_ENTERED = (Format.CSV, Format.JSON_LINES, Format.GZIP)
_IN_MEMORY = 1 << 24
_BROKEN_STREAM = (BadZipFile, EOFError, zlib.error, gzip.BadGzipFile, NotImplementedError)


def files_of(path: Path) -> Iterator[tuple[Path, str]]:
    """A file, or all files under a folder in the order of their names, each with the name to call it by."""
    if not path.is_dir():
        yield path, path.name
        return
    for inner in sorted(each for each in path.rglob("*") if each.is_file() and not each.name.startswith(".")):
        yield inner, inner.relative_to(path).as_posix()


def read_path(path: Path, wanted: ColumnFilter | None = None) -> Iterator[SourceDocument]:
    """The documents of a file, or of all files under a folder in the order of their names.

    Raises OSError where the path itself cannot be opened; inside a folder that is a damaged document.
    """
    for file, name in files_of(path):
        try:
            with file.open("rb") as stream:
                yield from read_stream(stream, name, wanted)
        except OSError as error:
            if file == path:
                raise
            yield SourceDocument(name, damage=f"cannot be opened: {error.strerror}")


def read_stream(
    file: BinaryIO, name: str, wanted: ColumnFilter | None = None, start: int = 0, stop: int | None = None
) -> Generator[SourceDocument, None, int | None]:
    """The documents of a stream, its format and encoding told by its beginning; never raises on what it holds.

    ``start`` and ``stop`` (bytes) read a part of a table in CSV or of JSON lines, in a stream that can be sought; what
    is returned is where the first row or line begins that was not read.
    """
    try:
        return (yield from _documents(file, name, wanted, start, stop))
    except _BROKEN_STREAM as error:
        yield SourceDocument(name, damage=f"packed data is broken: {error}")
        return None


def _documents(
    file: BinaryIO, name: str, wanted: ColumnFilter | None, start: int, stop: int | None
) -> Generator[SourceDocument, None, int | None]:
    sample = file.read(SAMPLE) if not isinstance(file, io.BufferedReader) else file.read1(SAMPLE)
    kind, encoding = format_of(sample)
    if kind in REFUSED:
        yield SourceDocument(name, damage=REFUSED[kind])
        return None
    if kind in _NEED_SEEKING:
        yield from _sought(sample, file, name, kind, wanted)
        return None
    whole: BinaryIO = io.BufferedReader(_Rejoined(sample, file), SAMPLE)
    if kind in _ENTERED and encoding != "utf-16" and _seekable(file):
        file.seek(0)
        whole = file
    match kind:
        case Format.GZIP:
            return (yield from _unpacked(whole, name, wanted, start))
        case Format.JSON_LINES:
            return (yield from read_json_lines(whole, name, encoding, start, stop))
        case Format.CSV:
            return (yield from read_csv_table(whole, name, encoding, wanted, start, stop))
        case Format.JSON:
            yield from read_json_objects(whole, name, encoding)
        case Format.COURT_XML:
            yield from read_court_xml(whole, name, encoding)
        case Format.WEB_PAGE:
            yield from _page(text_stream(whole, encoding), name)
        case _:
            yield from read_plain_text(text_stream(whole, encoding), name)
    return None


def _unpacked(
    file: BinaryIO, name: str, wanted: ColumnFilter | None, start: int
) -> Generator[SourceDocument, None, int | None]:
    with gzip.GzipFile(fileobj=file) as inner:
        # GzipFile says that it is seekable even where the file that it unpacks is not.
        whole = inner if _seekable(file) else io.BufferedReader(_Rejoined(b"", inner), SAMPLE)  # type: ignore[arg-type]
        return (yield from read_stream(whole, name, wanted, start))  # type: ignore[arg-type]


def _page(stream: io.TextIOWrapper, name: str) -> Iterator[SourceDocument]:
    for document in read_plain_text(stream, name):
        yield document if document.damage else SourceDocument(name, page_text(document.text))


def _sought(
    sample: bytes, file: BinaryIO, name: str, kind: Format, wanted: ColumnFilter | None
) -> Iterator[SourceDocument]:
    """Formats that begin at their end; what comes as a stream is written aside first."""
    with tempfile.SpooledTemporaryFile(_IN_MEMORY) as aside:
        if isinstance(file, io.BufferedReader) and _seekable(file):
            whole: BinaryIO = file
        else:
            aside.write(sample)
            shutil.copyfileobj(file, aside)
            whole = aside  # type: ignore[assignment]
        whole.seek(0)
        if kind is Format.PARQUET:
            yield from read_parquet_table(whole, name, wanted)
        elif kind is Format.PDF:
            yield from read_pdf_document(whole, name)
        else:
            yield from _read_zip(whole, name, wanted)


def _read_zip(file: BinaryIO, name: str, wanted: ColumnFilter | None) -> Iterator[SourceDocument]:
    with ZipFile(file) as archive:
        if is_word_document(archive):
            yield from read_word_document(file, name)
            return
        for member in members(archive):
            where = f"{name}/{shown_name(member)}"
            if is_encrypted(member):
                yield SourceDocument(where, damage=WITH_PASSWORD)
                continue
            with archive.open(member) as inner:
                yield from read_stream(inner, where, wanted)  # type: ignore[arg-type]


def _seekable(file: BinaryIO) -> bool:
    try:
        return file.seekable()
    except AttributeError:
        return False


class _Rejoined(io.RawIOBase):
    """A stream with the bytes already taken from it put back."""

    def __init__(self, taken: bytes, rest: BinaryIO) -> None:
        super().__init__()
        self._taken = taken
        self._rest = rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        view = memoryview(buffer)
        piece, self._taken = self._taken[: len(view)], self._taken[len(view) :]
        piece = piece or self._rest.read(len(view))
        view[: len(piece)] = piece
        return len(piece)
