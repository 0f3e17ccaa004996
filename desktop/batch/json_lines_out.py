"""A batch as JSON lines: one object a row of the table, with every sample's whole card."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

from desktop.batch.batch_folder import Batch
from desktop.batch.batch_row import BatchRow
from desktop.batch.result import Result
from desktop.batch.result_index import ResultIndex
from desktop.batch.row_samples import samples_of
from resources.disclaimer.reader import disclaimer, label
from resources.messages.wording import told_json
from trainer.whole_file import whole_file


def write_json_lines(target: Path, batch: Batch, index: ResultIndex) -> None:
    """Raises OSError."""
    manifest = batch.manifest
    origin = {
        "model": manifest.model.label or manifest.model.name,
        "digest": manifest.model.digest,
        "engine": manifest.model.engine,
        "engine_version": manifest.engine_version,
        "prompt_hash": manifest.prompt_hash,
        "law_as_of": manifest.law_as_of,
        "label": label("zh"),
        "disclaimer": disclaimer("zh"),
    }
    with whole_file(target) as part, part.open("w", encoding="utf-8", errors="replace", newline="\n") as file:
        for row in batch.rows:
            plain = _row(batch, row, index.of_row(row.number)) | origin
            file.write(json.dumps(plain, ensure_ascii=False) + "\n")


def _row(batch: Batch, row: BatchRow, results: list[Result]) -> dict[str, Any]:
    case, samples = row.case, samples_of(results)
    given = dict(zip(batch.manifest.given.names, row.cells, strict=True))
    given.pop(batch.manifest.given.columns.facts)
    return {
        "number": row.number,
        "place": row.place,
        "id": row.id,
        "facts": case.facts,
        "attitude": case.attitude.value,
        "act_date": case.act_date.isoformat() if case.act_date else None,
        "province": case.province,
        "given": {name: cell.isoformat() if isinstance(cell, date) else cell for name, cell in given.items()},
        "problem": told_json(row.problem) if row.problem else None,
        "typical": samples.typical.head.sample if samples.typical else None,
        "charge_agreement": samples.spread.agreement if samples.spread else None,
        "samples": [_sample(result) for result in samples.results],
    }


def _sample(result: Result) -> dict[str, Any]:
    head = result.head
    return {
        "sample": head.sample,
        "seed": head.seed,
        "text": result.text,
        "error": told_json(head.error) if head.error else None,
        "seconds": head.seconds,
        "program": head.program,
        **(result.card or {}),
    }
