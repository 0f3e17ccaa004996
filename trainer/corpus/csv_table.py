"""Tables in CSV, as the yearly dumps have them: quoted fields with line breaks, of any length."""

from __future__ import annotations

import csv
import io
from collections.abc import Generator
from typing import TYPE_CHECKING, BinaryIO

from trainer.corpus.column_filter import ColumnFilter
from trainer.corpus.csv_layout import Layout
from trainer.corpus.csv_rows import RowScanner
from trainer.corpus.encoding import text_stream
from trainer.corpus.plain_text import LONGEST_TEXT
from trainer.corpus.record import DECIDED, PROCEDURE, TEXT, TYPE, document_of, place_of
from trainer.corpus.source import SourceDocument

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer


def read_csv_table(
    file: BinaryIO,
    name: str,
    encoding: str,
    wanted: ColumnFilter | None = None,
    start: int = 0,
    stop: int | None = None,
) -> Generator[SourceDocument, None, int | None]:
    """One document a row that ``wanted`` does not drop.

    ``start`` (a row's first byte, in a stream that can be sought) and ``stop`` read a part of the table: the rows that
    begin in it. Returns where the first row begins that was not read.
    """
    # The csv module's limit holds for the whole process; its default of 131,072 characters is below long judgments.
    csv.field_size_limit(LONGEST_TEXT)
    if encoding == "utf-16":
        file = io.BufferedReader(_Recoded(text_stream(file, encoding)))
    encoding = "utf-8" if encoding in ("utf-8-sig", "utf-16") else encoding
    scanner = RowScanner(file)
    header = columns_of(scanner, encoding)
    if not header:
        return None
    if start:
        file.seek(start)
        scanner = RowScanner(file, start)
    for row in scanner.rows(layout_of(header), encoding, wanted, stop):
        where = f"{name}@{row.start}"
        if row.damage is not None:
            yield SourceDocument(where, damage=row.damage, resume=row.end)
            continue
        try:
            cells = next(csv.reader([row.data.decode(encoding, "replace")]), [])
        except csv.Error as error:
            yield SourceDocument(where, damage=f"not CSV: {error}", resume=row.end)
            continue
        # A table that repeats its header in the middle was put together from parts.
        if cells == header or not any(cell.strip() for cell in cells):
            continue
        if len(cells) != len(header):
            damage = f"{len(cells)} columns instead of {len(header)}"
            yield SourceDocument(where, damage=damage, resume=row.end)
        else:
            yield document_of(dict(zip(header, cells, strict=True)), where, row.end)
    return scanner.position


def columns_of(scanner: RowScanner, encoding: str) -> list[str]:
    """The names in the first row; none where there is no row."""
    row = scanner.next_row()
    if row is None:
        return []
    cells = next(csv.reader([row.decode(encoding, "replace")]), [])
    return [cell.strip().lstrip("\ufeff") for cell in cells]


def layout_of(header: list[str]) -> Layout:
    """Where the text is, the last column where none is named so, and what tells the kind of case."""
    text = place_of(header, TEXT)
    return Layout(
        len(header) - 1 if text is None else text, [place_of(header, names) for names in (TYPE, PROCEDURE, DECIDED)]
    )


class _Recoded(io.RawIOBase):
    """Text as a stream of UTF-8, because rows are looked for as bytes."""

    def __init__(self, text: io.TextIOWrapper) -> None:
        super().__init__()
        self._text = text
        self._rest = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        view = memoryview(buffer).cast("B")
        piece = self._rest or self._text.read(1 << 16).encode("utf-8", "replace")
        part, self._rest = piece[: len(view)], piece[len(view) :]
        view[: len(part)] = part
        return len(part)
