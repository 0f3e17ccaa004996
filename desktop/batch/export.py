"""A batch's tables written to where the user wants them."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

from desktop.batch.about_sheet import about_sheet
from desktop.batch.batch_folder import Batch
from desktop.batch.errors import BatchError
from desktop.batch.json_lines_out import write_json_lines
from desktop.batch.parquet_out import write_parquet
from desktop.batch.result_index import indexed
from desktop.batch.result_sheets import ResultSheets
from desktop.batch.separated_out import write_separated
from desktop.batch.workbook_out import write_workbook
from resources.messages.catalogue import Language
from resources.messages.message import message
from resources.messages.wording import say

SUFFIXES = (".xlsx", ".csv", ".jsonl", ".parquet")


def export_all(batch: Batch, language: Language = "zh") -> list[Path]:
    """In the batch's own folder, a file of each kind; Parquet where pyarrow is there. Raises OSError."""
    name = say(message("batch.file-name"), language)
    wanted = SUFFIXES if find_spec("pyarrow") else SUFFIXES[:-1]
    files = [batch.folder / f"{name}{suffix}" for suffix in wanted]
    for file in files:
        export(batch, file, language)
    return files


def export(batch: Batch, target: Path, language: Language = "zh") -> None:
    """What there is by now, in the form that the name's end tells.

    Raises BatchError for another end, ToldError("library") for Parquet without pyarrow, and OSError.
    """
    index = indexed(batch.folder)
    sheets = ResultSheets(batch, index, language)
    match target.suffix.lower():
        case ".xlsx":
            several = [sheets.samples()] if batch.manifest.samples > 1 else []
            title = Path(batch.manifest.given.source).name
            every = [sheets.cases(), sheets.defendants(), *several]
            write_workbook(target, every, about_sheet(batch, language), language, title)
        case ".csv":
            write_separated(target, sheets.cases())
        case ".jsonl":
            write_json_lines(target, batch, index)
        case ".parquet":
            write_parquet(target, batch, index, language)
        case other:
            raise BatchError("input", "batch.unknown-suffix", suffix=other, suffixes=SUFFIXES)
