"""All files of a data set but its manifest: data, audit, report and card, each written aside until it is whole."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
from pyarrow import parquet

from trainer.preparation.candidates import Candidates
from trainer.preparation.data_files import DataFiles
from trainer.preparation.draw import Drawn, in_order, sample_of
from trainer.preparation.left_out import write_left_out
from trainer.preparation.manifest import hashed_files
from trainer.preparation.part import parts_of, write_json
from trainer.preparation.pieces import Unit
from trainer.preparation.report.contents import Taken, report_contents
from trainer.preparation.report.pages import data_card, report_page
from trainer.preparation.settings import PreparationSettings
from trainer.preparation.splits import Split, first_test_day, split_of
from trainer.samples.sample import Sample
from trainer.whole_file import whole_file, write_whole

DATA = ("data/train.parquet", "data/validation.parquet", "data/test.parquet", "data/dataset_info.json")
AUDIT = ("audit/taken.parquet", "audit/left_out.parquet")
PAGES = ("README.md", "report.html", "report.json")
_AT_ONCE = 1024
_TAKEN = pa.schema(
    [("case", pa.string()), ("source", pa.string()), ("case_number", pa.string()), ("decided", pa.string())]
)


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a data set is written from: the candidates of ``units``, which lie in ``parts``, and the draw among them."""

    settings: PreparationSettings
    units: Sequence[Unit]
    parts: Path
    candidates: Candidates
    drawn: Drawn

    def documents(self) -> int:
        """How many were read."""
        return sum(counts.documents for unit in self.units for counts in parts_of(self.parts, unit.number))


def write_data_set(chosen: Chosen, folder: Path, progress: Callable[[int, int], None]) -> dict[str, Any]:
    """Gives what ``report.json`` holds. ``progress`` is told core samples."""
    taken = _write_samples(chosen, folder, progress)
    left_out = write_left_out(folder / AUDIT[1], chosen.units, chosen.parts, chosen.candidates)
    outputs = hashed_files(folder, (*DATA, *AUDIT))
    report = report_contents(chosen.settings, chosen.documents(), taken, left_out, chosen.drawn.not_made, outputs)
    write_json(folder / "report.json", report)
    for name, text in (("report.html", report_page(report)), ("README.md", data_card(report))):
        write_whole(folder / name, text)
    return report


def _write_samples(chosen: Chosen, folder: Path, progress: Callable[[int, int], None]) -> Taken:
    settings, drawn, days = chosen.settings, chosen.drawn, chosen.candidates.days
    count = len(drawn.tokens)
    taken = Taken(first_test_day(days[sorted(drawn.tokens)], settings.test), settings.seed)
    with (
        DataFiles(folder / "data") as data,
        whole_file(folder / AUDIT[0]) as audited,
        parquet.ParquetWriter(audited, _TAKEN, compression="zstd") as audit,
    ):
        rows: list[dict[str, Any]] = []
        for number, (place, row) in enumerate(in_order(drawn), 1):
            split = _split(chosen, place, taken.test_day)
            for sample, tokens in _samples(drawn, place, row):
                data.add(split, sample, tokens)
                taken.add(split, sample, tokens)
            taken.figures.warnings.update(row["warnings"])
            rows.append({name: row[name] for name in _TAKEN.names})
            if len(rows) >= _AT_ONCE or number == count:
                audit.write_table(pa.Table.from_pylist(rows, _TAKEN))
                rows.clear()
                progress(number, count)
    return taken


def _split(chosen: Chosen, place: int, test_day: int | None) -> Split:
    settings, candidates = chosen.settings, chosen.candidates
    case, day = int(candidates.cases[place]), int(candidates.days[place])
    return split_of(case, day, test_day, settings.validation, settings.test, settings.seed)


def _samples(drawn: Drawn, place: int, row: dict[str, Any]) -> Iterator[tuple[Sample, int]]:
    """The core sample, and its counterpart where it has one, each with its tokens."""
    if place not in drawn.reinforced:
        yield sample_of(row), drawn.tokens[place]
        return
    core, counterpart, tokens = drawn.reinforced[place]
    yield core, drawn.tokens[place]
    yield counterpart, tokens
