"""A folder of documents as a table: one row each, with the file's name and the facts that are found in it."""

from __future__ import annotations

import re
from pathlib import Path

from desktop.batch.errors import BatchError
from desktop.batch.table import MOST_ROWS, Table, TableRow
from desktop.batch.taken_facts import taken_facts
from desktop.judging.document_file import read_document_file
from resources.messages.message import message
from resources.messages.wording import say
from trainer.told_error import ToldError

_DOCUMENTS = frozenset((".docx", ".doc", ".pdf", ".txt", ".html", ".htm", ".md", ".rtf", ".wps"))
_PICTURES = frozenset((".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp"))


def read_folder(folder: Path) -> Table:
    """In the order of the files' names, numbers in them by their value; what no document is, is passed over.

    Raises BatchError where there is none.
    """
    files = documents_in(folder)
    if not files:
        raise BatchError("input", "batch.empty-folder", folder=folder.name)
    if len(files) > MOST_ROWS:
        raise BatchError("input", "batch.too-many-rows", most=MOST_ROWS)
    columns = tuple(say(message(key)) for key in ("batch.column-file", "batch.column-facts"))
    return Table(columns, tuple(_row(folder, file) for file in files))


def documents_in(folder: Path) -> list[Path]:
    """Those within, in folders below it too; hidden ones, and those that Word keeps beside an open one, are none."""
    wanted = _DOCUMENTS | _PICTURES
    found = (
        path
        for path in folder.rglob("*")
        if path.suffix.lower() in wanted and not path.name.startswith((".", "~$")) and path.is_file()
    )
    return sorted(found, key=_by_number)


def _by_number(path: Path) -> list[tuple[int, str]]:
    """案件2 before 案件10."""
    parts = re.split(r"(\d+)", str(path))
    return [(int(part), "") if part.isdecimal() else (-1, part) for part in parts]


def _row(folder: Path, file: Path) -> TableRow:
    name = file.relative_to(folder).as_posix()
    try:
        return TableRow(name, (name, taken_facts(read_document_file(file))))
    except ToldError as error:
        return TableRow(name, (name, None), error.message)
