"""A folder of documents as a table: one row each, with the file's name and what is found in it."""

from __future__ import annotations

import re
from pathlib import Path

from desktop.batch.errors import BatchError
from desktop.batch.table import MOST_ROWS, Cell, Table, TableRow
from desktop.documents.intake.files import read_files
from desktop.documents.intake.opened import open_given
from resources.messages.message import message
from resources.messages.wording import say
from trainer.told_error import ToldError

_DOCUMENTS = frozenset((".docx", ".doc", ".pdf", ".txt", ".html", ".htm", ".md", ".rtf", ".wps"))
_PICTURES = frozenset((".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp"))
_COLUMNS = (
    *("batch.column-file", "batch.column-facts", "batch.column-attitude", "batch.column-act-date"),
    "batch.column-province",
)


def read_folder(folder: Path) -> Table:
    """In the order of the files' names, numbers in them by their value; what no document is, is passed over.

    Beside the facts stand the attitude, the day and the province that the document tells, None where it tells none.
    Raises BatchError where there is no document.
    """
    files = documents_in(folder)
    if not files:
        raise BatchError("input", "batch.empty-folder", folder=folder.name)
    if len(files) > MOST_ROWS:
        raise BatchError("input", "batch.too-many-rows", most=MOST_ROWS)
    return Table(tuple(say(message(key)) for key in _COLUMNS), tuple(_row(folder, file) for file in files))


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
        opened = open_given(read_files([file]))
    except ToldError as error:
        return TableRow(name, (name, *[None] * (len(_COLUMNS) - 1)), error.message)
    stated: tuple[Cell, ...] = (
        opened.attitude.value.value if opened.attitude else None,
        opened.day.value if opened.day else None,
        opened.province.value if opened.province else None,
    )
    return TableRow(name, (name, opened.facts, *stated))
