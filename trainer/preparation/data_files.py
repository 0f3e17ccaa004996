"""The data set's own files: Parquet that LLaMA-Factory reads, and its ``dataset_info.json``."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType
from typing import Any, Self

import pyarrow as pa
from pyarrow import parquet

from trainer.preparation.part import write_json
from trainer.preparation.splits import Split
from trainer.samples.sample import Sample
from trainer.whole_file import Unfinished

DATASET = "legal_finetune_v3"
_ROWS = 512
_TURN = pa.struct([("from", pa.string()), ("value", pa.string())])
SCHEMA = pa.schema(
    [
        ("conversations", pa.list_(_TURN)),
        ("system", pa.string()),
        ("id", pa.string()),
        ("case", pa.string()),
        ("pair", pa.string()),
        ("kind", pa.string()),
        ("change", pa.string()),
        ("attitude", pa.string()),
        ("stated", pa.string()),
        ("charges", pa.list_(pa.string())),
        ("defendants", pa.int32()),
        ("months", pa.int32()),
        ("court", pa.string()),
        ("year", pa.int32()),
        ("tokens", pa.int32()),
    ]
)


class DataFiles:
    """One Parquet file for each split, whole at the end of a ``with`` block or not there."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._rows: dict[Split, list[dict[str, Any]]] = {split: [] for split in Split}
        self._files = {split: Unfinished(data_path(folder, split)) for split in Split}
        self._writers = {
            split: parquet.ParquetWriter(file.part, SCHEMA, compression="zstd") for split, file in self._files.items()
        }

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self.close()
            return
        for split, writer in self._writers.items():
            writer.close()
            self._files[split].discard()

    def add(self, split: Split, sample: Sample, tokens: int) -> None:
        rows = self._rows[split]
        row = sample.row() | sample.sharegpt() | {"tokens": tokens}
        rows.append({name: row[name] for name in SCHEMA.names})
        if len(rows) >= _ROWS:
            self._flush(split)

    def close(self) -> None:
        """Gives the files their names, and says to LLaMA-Factory what they are."""
        for split, writer in self._writers.items():
            self._flush(split)
            writer.close()
            self._files[split].settle()
        write_json(
            self._folder / "dataset_info.json",
            {
                dataset_name(split): {
                    "file_name": data_path(self._folder, split).name,
                    "formatting": "sharegpt",
                    "columns": {"messages": "conversations", "system": "system"},
                }
                for split in Split
            },
        )

    def _flush(self, split: Split) -> None:
        rows = self._rows[split]
        if rows:
            self._writers[split].write_table(pa.Table.from_pylist(rows, SCHEMA))
            rows.clear()


def data_path(folder: Path, split: Split) -> Path:
    return folder / f"{split}.parquet"


def dataset_name(split: Split) -> str:
    """What LLaMA-Factory's ``dataset:`` calls it."""
    return DATASET if split is Split.TRAIN else f"{DATASET}_{split}"
