"""What was given to be judged by the dozen, as a table: a file of any known format, or a folder of documents."""

from __future__ import annotations

import io
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from desktop.batch.column_names import role_of
from desktop.batch.document_folder import read_folder
from desktop.batch.errors import BatchError
from desktop.batch.json_rows import read_json
from desktop.batch.page_table import read_page_table
from desktop.batch.separated import decoded, read_separated
from desktop.batch.table import Table, legible
from desktop.batch.workbook import read_workbook
from trainer.corpus.encoding import SAMPLE
from trainer.corpus.format import Format, format_of

MOST_BYTES = 512 * 2**20
_PAGE = ("<!doctype html", "<html", "<table", "<meta")


def read_source(path: Path, sheet: str = "") -> Table:
    """``sheet``: of a workbook, "" for the one that has the facts. Raises BatchError, and OSError."""
    if path.is_dir():
        return legible(read_folder(path))
    if not path.exists():
        raise BatchError("input", "desk.no-file", file=path)
    if not path.is_file():
        raise BatchError("input", "desk.file-not-opened", "not a regular file", file=path.name)
    if (size := path.stat().st_size) > MOST_BYTES:
        raise BatchError("input", "batch.file-too-large", megabytes=round(size / 2**20), most=MOST_BYTES // 2**20)
    raw = path.read_bytes()
    table = legible(_read(raw, path, sheet))
    if not table.rows:
        raise BatchError("input", "batch.no-rows", file=path.name)
    return table


def _read(raw: bytes, path: Path, sheet: str) -> Table:
    kind, _ = format_of(raw[:SAMPLE])
    match kind:
        case Format.ZIP:
            _refuse_other_archives(raw, path.name)
            return read_workbook(raw, sheet)
        case Format.OLD_OFFICE:
            raise BatchError("input", "batch.old-workbook", file=path.name)
        case Format.PDF:
            raise BatchError("input", "batch.one-document", file=path.name)
        case Format.PARQUET | Format.GZIP | Format.OTHER_ARCHIVE:
            raise BatchError("input", "batch.unknown-file", file=path.name)
    text = decoded(raw[:SAMPLE]).lstrip()
    if text.lower().startswith(_PAGE):
        return _of_page(raw, path)
    if "\0" in text:
        raise BatchError("input", "batch.unknown-file", file=path.name)
    if text.startswith(("{", "[")):
        return read_json(raw)
    table = read_separated(raw)
    if path.suffix.lower() in (".txt", ".md", "") and (len(table.columns) < 2 or not any(map(role_of, table.columns))):
        raise BatchError("input", "batch.one-document", file=path.name)
    return table


def _of_page(raw: bytes, path: Path) -> Table:
    table = read_page_table(raw)
    if not any(map(role_of, table.columns)):
        raise BatchError("input", "batch.web-page", file=path.name)
    return table


def _refuse_other_archives(raw: bytes, name: str) -> None:
    """Raises BatchError for what is packed as a workbook is, and is none."""
    try:
        with ZipFile(io.BytesIO(raw)) as archive:
            names = set(archive.namelist())
    except (BadZipFile, ValueError) as error:
        raise BatchError("input", "batch.broken-workbook", repr(error)) from error
    if "word/document.xml" in names:
        raise BatchError("input", "batch.one-document", file=name)
    if "[Content_Types].xml" not in names or not any(each.startswith("xl/") for each in names):
        raise BatchError("input", "batch.unknown-file", file=name)
