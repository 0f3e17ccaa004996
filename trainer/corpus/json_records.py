"""JSON lines, and a JSON array or JSON objects over several lines, one object at a time."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from trainer.corpus.encoding import encoding_of, text_stream
from trainer.corpus.record import document_of
from trainer.corpus.source import SourceDocument

LONGEST = 1 << 25
"""Characters (array) or bytes (line) of one object; memory is bounded by it."""
_CHUNK = 1 << 16


def read_json_lines(file: BinaryIO, name: str, encoding: str) -> Iterator[SourceDocument]:
    """One document a line; a damaged line is a damaged document. Each line is decoded by itself unless UTF-16."""
    if encoding == "utf-16":
        lines: Iterator[bytes] = (line.encode() for line in text_stream(file, encoding))
    else:
        lines = _lines(file)
    for number, line in enumerate(lines, 1):
        stripped = line.strip().removeprefix(b"\xef\xbb\xbf")
        if not stripped:
            continue
        where = f"{name}:{number}"
        if len(line) > LONGEST:
            yield SourceDocument(where, damage=f"a line longer than {LONGEST} bytes")
            continue
        text = stripped.decode(encoding_of(stripped), "replace")
        try:
            record = json.loads(text)
        except (ValueError, RecursionError) as error:
            yield SourceDocument(where, damage=f"not JSON: {error}")
            continue
        yield _document(record, where)


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
                if ended or len(buffer) > LONGEST:
                    yield SourceDocument(f"{name}:{number + 1}", damage=f"not JSON: {error}")
                    return
            else:
                number += 1
                yield _document(record, f"{name}:{number}")
                buffer = buffer[end:]
                continue
        elif ended:
            return
        # Doubling keeps repeated attempts on one long object cheap.
        more = stream.read(max(_CHUNK, len(buffer)))
        ended = not more
        buffer += more


def _lines(file: BinaryIO) -> Iterator[bytes]:
    """Lines, none longer than just over `LONGEST`; the rest of a longer one is dropped."""
    while line := file.readline(LONGEST + 1):
        if len(line) > LONGEST and not line.endswith(b"\n"):
            while (rest := file.readline(LONGEST)) and not rest.endswith(b"\n"):
                pass
        yield line


def _document(record: Any, where: str) -> SourceDocument:
    if isinstance(record, dict):
        return document_of(record, where)
    return SourceDocument(where, damage="not a JSON object")
