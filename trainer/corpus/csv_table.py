"""Tables in CSV, as the yearly dumps have them: quoted fields with line breaks, of any length."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from typing import BinaryIO

from trainer.corpus.encoding import text_stream
from trainer.corpus.plain_text import LONGEST
from trainer.corpus.record import document_of
from trainer.corpus.source import SourceDocument


def read_csv_table(file: BinaryIO, name: str, encoding: str) -> Iterator[SourceDocument]:
    """One document a row. An open quotation mark costs at most `LONGEST` characters, then rows are read again."""
    # The module's limit is the process's; the default of 131,072 characters is below long judgments.
    csv.field_size_limit(LONGEST)
    rows = csv.reader(text_stream(file, encoding))
    header: list[str] | None = None
    number = 0
    while True:
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            number += 1
            yield SourceDocument(f"{name}:{number}", damage=f"not CSV: {error}")
            continue
        if header is None:
            header = [cell.strip().lstrip("\ufeff") for cell in row]
        elif any(cell.strip() for cell in row):
            number += 1
            # A table that repeats its header in the middle was put together from parts.
            if row != header:
                yield document_of(dict(zip(header, row, strict=False)), f"{name}:{number}")
