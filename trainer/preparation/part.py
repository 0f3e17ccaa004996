"""What was read of a unit, on the disk: candidates, documents left out, and counts. Written aside, then renamed.

A unit has one part, or several where it is a long stream: each says where the next must begin. The counts are renamed
last: a part without them does not exist.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import pyarrow as pa
from pyarrow import parquet

from trainer.patient_files import remove_file
from trainer.preparation.selection.reason import Reason
from trainer.preparation.selection.select import LeftOut, Selected
from trainer.whole_file import Unfinished, write_whole

_ROWS = 256
_STRINGS = pa.list_(pa.string())
CANDIDATES = pa.schema(
    [
        ("source", pa.string()),
        ("case_number", pa.string()),
        ("decided", pa.string()),
        ("signature", pa.binary(512)),
        ("warnings", _STRINGS),
        ("sample", pa.string()),  # the row of what was made of it, as JSON
        ("case", pa.string()),
    ]
)
LEFT_OUT = pa.schema(
    [("source", pa.string()), ("case_number", pa.string()), ("reason", pa.string()), ("detail", pa.string())]
)


@dataclass(frozen=True, slots=True)
class Counts:
    """Of one part. ``start`` and ``end`` are bytes of its last piece, None where that cannot be entered."""

    unit: int
    part: int
    finished: bool
    start: int
    end: int | None
    selected: int
    reasons: dict[str, int] = field(default_factory=dict)

    @property
    def documents(self) -> int:
        return self.selected + sum(self.reasons.values())


class PartWriter:
    """Takes documents in their order; nothing of a part that was not finished stays.

    On another machine one may still be at work on the same part for a run that was killed.
    """

    def __init__(self, folder: Path, unit: int, part: int, start: int) -> None:
        self._folder, self._unit, self._part, self._start = folder, unit, part, start
        self._reasons: Counter[str] = Counter()
        self._selected = 0
        self._candidates = _Table(part_path(folder, unit, part, "candidates"), CANDIDATES)
        self._left_out = _Table(part_path(folder, unit, part, "left_out"), LEFT_OUT)

    def add(self, document: Selected | LeftOut) -> None:
        if isinstance(document, Selected):
            self._selected += 1
            row: dict[str, Any] = {
                "source": document.id,
                "case_number": document.case_number,
                "decided": document.decided,
                "signature": document.signature,
                "warnings": list(document.warnings),
                "sample": json.dumps(document.content.row(), ensure_ascii=False),
                "case": document.content.case,
            }
            self._candidates.add(row)
        else:
            self._reasons[document.reason] += 1
            self._left_out.add(
                {
                    "source": document.id,
                    "case_number": document.case_number,
                    "reason": document.reason.value,
                    "detail": document.detail[:500],
                }
            )

    def close(self, dropped: Counter[str], end: int | None, *, finished: bool) -> Counts:
        """``dropped`` were left out by their columns since the part was begun."""
        reasons = self._reasons + dropped
        counts = Counts(
            self._unit,
            self._part,
            finished,
            self._start,
            end,
            self._selected,
            {reason.value: reasons[reason] for reason in Reason if reasons[reason]},
        )
        for table in (self._candidates, self._left_out):
            table.close()
            table.file.settle()
        write_json(counts_path(self._folder, self._unit, self._part), asdict(counts))
        return counts

    def give_up(self) -> None:
        """Closes and removes what is open."""
        for table in (self._candidates, self._left_out):
            table.close()
            table.file.discard()


class _Table:
    def __init__(self, path: Path, schema: pa.Schema) -> None:
        self.file = Unfinished(path)
        self._writer = parquet.ParquetWriter(self.file.part, schema, compression="zstd")
        self._schema = schema
        self._rows: list[dict[str, Any]] = []

    def add(self, row: dict[str, Any]) -> None:
        self._rows.append(row)
        if len(self._rows) >= _ROWS:
            self._flush()

    def close(self) -> None:
        self._flush()
        self._writer.close()

    def _flush(self) -> None:
        if self._rows:
            self._writer.write_table(pa.Table.from_pylist(self._rows, self._schema))
            self._rows.clear()


def part_path(folder: Path, unit: int, part: int, kind: str) -> Path:
    return folder / f"{unit:06}-{part:04}.{kind}.parquet"


def counts_path(folder: Path, unit: int, part: int) -> Path:
    return folder / f"{unit:06}-{part:04}.json"


def parts_of(folder: Path, unit: int) -> list[Counts]:
    """The parts of a unit that are there, in their order, without a gap."""
    found: list[Counts] = []
    while (path := counts_path(folder, unit, len(found))).exists():
        found.append(Counts(**json.loads(path.read_text(encoding="utf-8"))))
    return found


def remove_parts(folder: Path, unit: int) -> None:
    """Forgets a unit: its counts first, without which nothing of a part counts."""
    for path in sorted(folder.glob(f"{unit:06}-*"), key=lambda each: each.suffix != ".json"):
        remove_file(path)


def write_json(path: Path, content: object) -> None:
    """A small file, whole or not at all."""
    write_whole(path, json.dumps(content, ensure_ascii=False, indent=1) + "\n")
