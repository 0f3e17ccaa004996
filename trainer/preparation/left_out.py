"""The list of documents left out, and how many for each reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
from pyarrow import parquet

from resources.messages.wording import say
from trainer.preparation.candidates import KEPT, REASONS, Candidates, Part
from trainer.preparation.part import LEFT_OUT, parts_of
from trainer.preparation.pieces import Unit
from trainer.preparation.selection.reason import Reason
from trainer.whole_file import whole_file

_COMMONEST = 20
_DETAILED = (Reason.DAMAGED, Reason.FAILED_CHECK, Reason.PROGRAM_ERROR)


@dataclass(frozen=True, slots=True)
class LeftOutCounts:
    """``details``: by a reason's name in the report, what more is said of its documents, the commonest first."""

    reasons: Counter[str]
    details: dict[str, dict[str, int]]


def write_left_out(target: Path, units: Sequence[Unit], parts: Path, candidates: Candidates) -> LeftOutCounts:
    """Documents left out while they were read, and candidates dropped afterwards, in the order of the inputs."""
    reasons: Counter[str] = Counter()
    for unit in units:
        for counts in parts_of(parts, unit.number):
            reasons.update(counts.reasons)
    details: dict[str, Counter[str]] = {}
    with whole_file(target) as written, parquet.ParquetWriter(written, LEFT_OUT, compression="zstd") as audit:
        for part in candidates.parts:
            for batch in parquet.ParquetFile(part.left_out).iter_batches(1024):
                audit.write_batch(batch)
                _count_details(details, batch)
            dropped = list(_dropped(candidates, part))
            reasons.update(row["reason"] for row in dropped)
            if dropped:
                audit.write_table(pa.Table.from_pylist(dropped, LEFT_OUT))
    shown = {say(Reason(reason).named): dict(each.most_common(_COMMONEST)) for reason, each in details.items()}
    return LeftOutCounts(reasons, shown)


def _count_details(details: dict[str, Counter[str]], batch: pa.RecordBatch) -> None:
    for row in batch.to_pylist():
        if row["detail"] and row["reason"] in _DETAILED:
            details.setdefault(row["reason"], Counter())[row["detail"]] += 1


def _dropped(candidates: Candidates, part: Part) -> Iterator[dict[str, str]]:
    """Duplicates, and what was too long or not drawn."""
    places = [place for place in range(part.first, part.first + part.count) if candidates.reason[place] != KEPT]
    for place, row in candidates.rows(places, ["source", "case_number"]):
        yield {
            "source": str(row["source"]),
            "case_number": str(row["case_number"]),
            "reason": REASONS[candidates.reason[place]].value,
            "detail": "",
        }
