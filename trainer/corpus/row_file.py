"""A user's file of rows, one object each: JSON lines, a JSON array or Parquet, packed or not, told by its content."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from resources.messages.message import Message, message
from trainer.corpus.encoding import SAMPLE, text_stream
from trainer.corpus.format import Format, format_of
from trainer.told_error import ToldError


class FileRow(NamedTuple):
    """``line`` is where it begins, from 1; in Parquet its number among the rows."""

    line: int
    fields: dict[str, Any]


class RowError(ToldError):
    """``kind``: "data". The message names the file, the line, and what was expected there."""


def row_error(file: Path, line: int, problem: Message) -> RowError:
    """What is wrong with a row that was read."""
    return RowError("data", "row-problems.at", file=file, line=line, problem=problem)


def read_rows(file: Path) -> Iterator[FileRow]:
    """All rows in their order, blank lines left out. UTF-8 with or without a mark, UTF-16 with one, or GB18030.

    Raises RowError at the first row that is none; OSError.
    """
    if file.exists() and not file.is_file():
        # A pipe cannot be read twice, and nothing may ever come through it.
        raise RowError("data", "row-problems.no-plain-file", file=file)
    with file.open("rb") as stream:
        packed = stream.read(2) == b"\x1f\x8b"
        stream.seek(0)
        if not packed:
            yield from _rows(stream, file)
            return
        try:
            with gzip.GzipFile(fileobj=stream) as inner:
                yield from _rows(inner, file)  # type: ignore[arg-type]
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            raise RowError("data", "row-problems.damaged", repr(error), file=file) from error


def _rows(stream: BinaryIO, file: Path) -> Iterator[FileRow]:
    sample = stream.read(SAMPLE)
    stream.seek(0)
    if not sample.strip():
        return
    kind, encoding = format_of(sample)
    if kind is Format.PARQUET:
        yield from _table(stream, file)
        return
    start = sample.decode(encoding, "replace").lstrip("\ufeff \t\r\n") if encoding else ""
    if not start.startswith(("{", "[")):
        raise RowError("data", "row-problems.other-format", file=file, format=kind.value)
    with text_stream(stream, encoding) as text:
        if kind is Format.JSON_LINES:
            yield from _lines(text, file)
        else:
            yield from _objects(text.read(), file)


def _lines(lines: Iterator[str], file: Path) -> Iterator[FileRow]:
    for number, line in enumerate(lines, 1):
        if stripped := line.strip("\ufeff \t\r\n"):
            try:
                value = json.loads(stripped)
            except (ValueError, RecursionError) as error:
                raise row_error(file, number, message("row-problems.not-json")) from error
            yield FileRow(number, _object(value, file, number))


def _objects(text: str, file: Path) -> Iterator[FileRow]:
    """Of an array, or of objects over several lines one after the other."""
    decoder = json.JSONDecoder()
    blank = "\ufeff[], \t\r\n"
    place, line = 0, 1
    while True:
        begin = place
        while begin < len(text) and text[begin] in blank:
            begin += 1
        line += text.count("\n", place, begin)
        if begin == len(text):
            return
        try:
            value, place = decoder.raw_decode(text, begin)
        except (ValueError, RecursionError) as error:
            raise row_error(file, line, message("row-problems.not-json")) from error
        yield FileRow(line, _object(value, file, line))
        line += text.count("\n", begin, place)


def _table(stream: BinaryIO, file: Path) -> Iterator[FileRow]:
    import pyarrow as pa
    from pyarrow import parquet

    number = 0
    try:
        for batch in parquet.ParquetFile(stream).iter_batches(1024):
            for row in batch.to_pylist():
                number += 1
                yield FileRow(number, row)
    except (pa.ArrowException, OSError) as error:
        raise RowError("data", "row-problems.damaged", repr(error), file=file) from error


def _object(value: Any, file: Path, line: int) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise row_error(file, line, message("row-problems.not-object"))
    return value
