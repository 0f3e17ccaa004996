"""JSON lines, and a JSON array or JSON objects over several lines, one object at a time."""

from __future__ import annotations

import json
from collections.abc import Generator, Iterator
from typing import Any, BinaryIO

from trainer.corpus.encoding import encoding_of, text_stream
from trainer.corpus.record import document_of
from trainer.corpus.source import SourceDocument

LONGEST_RECORD = 1 << 25
"""Characters (array) or bytes (line) of one object; memory is bounded by it."""
_CHUNK = 1 << 16


def read_json_lines(
    file: BinaryIO, name: str, encoding: str, start: int = 0, stop: int | None = None
) -> Generator[SourceDocument, None, int | None]:
    """One document a line; a damaged line is a damaged document. Each line is decoded by itself unless UTF-16.

    ``start`` (a line's first byte, in a stream that can be sought) and ``stop`` read a part: the lines that begin in
    it. Lines are named by their first byte, which is the same for a part. Returns where the first line begins that was
    not read.
    """
    end: int | None = None
    if encoding == "utf-16":
        lines: Iterator[tuple[bytes, int | None]] = ((line.encode(), None) for line in text_stream(file, encoding))
    else:
        if start:
            file.seek(start)
        lines = _lines(file, start, stop)
    for number, (line, end) in enumerate(lines, 1):
        stripped = line.strip().removeprefix(b"\xef\xbb\xbf")
        if not stripped:
            continue
        where = f"{name}:{number}" if end is None else f"{name}@{end - len(line)}"
        if len(line) > LONGEST_RECORD:
            yield SourceDocument(where, damage=f"a line longer than {LONGEST_RECORD} bytes", resume=end)
            continue
        text = stripped.decode(encoding_of(stripped), "replace")
        try:
            record = json.loads(text)
        except (ValueError, RecursionError) as error:
            yield SourceDocument(where, damage=f"not JSON: {error}", resume=end)
            continue
        yield _document(record, where, end)
    return end


def read_json_objects(file: BinaryIO, name: str, encoding: str) -> Iterator[SourceDocument]:
    """The objects of an array, or one after the other; what is damaged ends the file, with a damaged document."""
    stream = text_stream(file, encoding)
    decoder = json.JSONDecoder()
    buffer = ""
    number = 0
    ended = False
    while True:
        buffer = buffer.lstrip("\ufeff[], \t\r\n") if number == 0 else buffer.lstrip(", \t\r\n")
        if buffer.startswith("]"):
            buffer = buffer[1:]
            continue
        if buffer:
            try:
                record, end = decoder.raw_decode(buffer)
            except (ValueError, RecursionError) as error:
                if ended or len(buffer) > LONGEST_RECORD:
                    yield SourceDocument(f"{name}:{number + 1}", damage=f"not JSON: {error}")
                    return
            else:
                number += 1
                yield _document(record, f"{name}:{number}")
                buffer = buffer[end:]
                continue
        elif ended:
            return
        # Doubled, because a long object is parsed anew after each read: so the attempts stay few.
        more = stream.read(max(_CHUNK, len(buffer)))
        ended = not more
        buffer += more


def _lines(file: BinaryIO, at: int, stop: int | None) -> Iterator[tuple[bytes, int | None]]:
    """Lines with the byte after each, none much longer than `LONGEST_RECORD`; the rest of one is dropped."""
    while (stop is None or at < stop) and (line := file.readline(LONGEST_RECORD + 1)):
        at += len(line)
        if len(line) > LONGEST_RECORD and not line.endswith(b"\n"):
            while rest := file.readline(LONGEST_RECORD):
                at += len(rest)
                if rest.endswith(b"\n"):
                    break
        yield line, at


def _document(record: Any, where: str, resume: int | None = None) -> SourceDocument:
    if isinstance(record, dict):
        return document_of(record, where, resume)
    return SourceDocument(where, damage="not a JSON object", resume=resume)
