"""Files and folders of documents in any of the known formats, told by their contents."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from trainer.corpus.court_xml import read_court_xml
from trainer.corpus.csv_table import read_csv_table
from trainer.corpus.encoding import SAMPLE, encoding_of, text_stream
from trainer.corpus.json_records import read_json_lines, read_json_objects
from trainer.corpus.plain_text import read_plain_text
from trainer.corpus.source import SourceDocument

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

_COLUMNS = ("全文", "案号", "full_text", "文书内容", "正文")


def read_path(path: Path) -> Iterator[SourceDocument]:
    """The documents of a file, or of all files under a folder in the order of their names.

    Raises OSError where the path itself cannot be opened; inside a folder that is a damaged document.
    """
    if not path.is_dir():
        with path.open("rb") as file:
            yield from read_stream(file, path.name)
        return
    for inner in sorted(each for each in path.rglob("*") if each.is_file() and not each.name.startswith(".")):
        name = inner.relative_to(path).as_posix()
        try:
            with inner.open("rb") as file:
                yield from read_stream(file, name)
        except OSError as error:
            yield SourceDocument(name, damage=f"cannot be opened: {error.strerror}")


def read_stream(file: BinaryIO, name: str) -> Iterator[SourceDocument]:
    """The documents of a stream, its format and encoding told by its beginning."""
    sample = file.read(SAMPLE) if not isinstance(file, io.BufferedReader) else file.read1(SAMPLE)
    whole = io.BufferedReader(_Rejoined(sample, file), SAMPLE)
    encoding = encoding_of(sample)
    start = sample.decode(encoding, "replace").lstrip("\ufeff \t\r\n")
    if start.startswith("{"):
        first, newline, _ = start.partition("\n")
        if first.rstrip().endswith("}") or not newline:
            return read_json_lines(whole, name, encoding)
        return read_json_objects(whole, name, encoding)
    if start.startswith("[") and start[1:].lstrip()[:1] in ("{", "]"):
        return read_json_objects(whole, name, encoding)
    if start.startswith(("<?xml", "<writ")):
        return read_court_xml(whole, name, encoding)
    if _is_table(start):
        return read_csv_table(whole, name, encoding)
    return read_plain_text(text_stream(whole, encoding), name)


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


def _is_table(start: str) -> bool:
    """Whether the first line names the columns of a table with the text of judgments."""
    columns = [cell.strip().strip('"') for cell in start.partition("\n")[0].split(",")]
    return len(columns) > 1 and any(column in columns for column in _COLUMNS)
