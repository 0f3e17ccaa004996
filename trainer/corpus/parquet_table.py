"""Tables in Parquet: the columns that tell a row's kind are read first, its text only where it is wanted."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from trainer.corpus.column_filter import ColumnFilter
from trainer.corpus.record import DECIDED, PROCEDURE, TYPE, document_of, place_of
from trainer.corpus.source import SourceDocument

_ROWS = 256


def read_parquet_table(file: BinaryIO, name: str, wanted: ColumnFilter | None = None) -> Iterator[SourceDocument]:
    """One document a row that ``wanted`` does not drop, of a stream that can be sought; a damaged table is one."""
    import pyarrow as pa
    from pyarrow import parquet

    row = 0
    try:
        # Without pre_buffer column chunks are read when they are needed: a row group may be larger than the memory.
        table = parquet.ParquetFile(file, buffer_size=1 << 20, pre_buffer=False)
        header = table.schema_arrow.names
        places = [place_of(header, names) for names in (TYPE, PROCEDURE, DECIDED)]
        told = [header[place] for place in places if place is not None]
        for group in range(table.num_row_groups):
            first, row = row, row + table.metadata.row_group(group).num_rows
            if wanted is not None and told and not _any_wanted(table, group, header, places, wanted):
                continue
            at = first
            for batch in table.iter_batches(_ROWS, row_groups=[group]):
                for record in batch.to_pylist():
                    at += 1
                    reason = wanted.reason(*_told(record, header, places)) if wanted else None
                    if reason is None:
                        yield document_of(record, f"{name}:{at}")
                    elif wanted is not None:
                        wanted.dropped[reason] += 1
    except (pa.ArrowException, OSError) as error:
        yield SourceDocument(f"{name}:{row + 1}", damage=f"not Parquet: {error}")


def _any_wanted(table: object, group: int, header: list[str], places: list[int | None], wanted: ColumnFilter) -> bool:
    """Whether the text of a row group must be read; where not, its rows are counted as dropped."""
    columns = [header[place] for place in places if place is not None]
    reasons: list[str] = []
    for batch in table.iter_batches(1 << 14, row_groups=[group], columns=columns):  # type: ignore[attr-defined]
        for record in batch.to_pylist():
            reason = wanted.reason(*_told(record, header, places))
            if reason is None:
                return True
            reasons.append(reason)
    wanted.dropped.update(reasons)
    return False


def _told(record: dict[str, object], header: list[str], places: list[int | None]) -> tuple[str, str, str]:
    kind, procedure, decided = ("" if place is None else str(record[header[place]] or "") for place in places)
    return kind, procedure, decided
