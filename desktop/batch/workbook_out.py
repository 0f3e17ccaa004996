"""Sheets as a workbook (xlsx): typed cells, frozen heads; and no text that a spreadsheet would take for a formula."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from desktop.batch.sheet import Kind, Sheet
from desktop.batch.table import Cell
from resources.disclaimer.reader import label
from resources.messages.catalogue import Language
from resources.messages.message import message
from resources.messages.wording import say
from trainer.formula_guard import FORMULA
from trainer.whole_file import whole_file

MOST_CHARACTERS = 32_767  # of a cell, by Excel's own limit
_GUARDED = (*FORMULA, "#")
_MOST_DIGITS = 10**15
"""A spreadsheet keeps fifteen digits of a number: the last ones of an identity card's would become noughts."""
_WIDTHS: dict[Kind, int] = {"text": 18, "long": 60, "whole": 10, "number": 12, "any": 16}


def write_workbook(target: Path, sheets: Iterable[Sheet], about: Sheet, language: Language, title: str) -> None:
    """``about`` is the last sheet: where all comes from, the label and the disclaimer. Raises OSError."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    book.properties.title = safe_text(title)
    book.properties.creator = "Criminal Law Desk"
    book.properties.description = label(language)
    for sheet in (*sheets, about):
        _fill(book.create_sheet(sheet.title), sheet, language)
    with whole_file(target) as part:
        book.save(part)


def _fill(page: Any, sheet: Sheet, language: Language) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    for number, column in enumerate(sheet.columns, 1):
        page.column_dimensions[get_column_letter(number)].width = _WIDTHS[column.kind]
    page.freeze_panes = "B2"
    page.oddFooter.center.text = label(language)
    heads = []
    for column in sheet.columns:
        head = _guarded(page, safe_text(column.head))
        head.font, head.fill = Font(bold=True), PatternFill("solid", fgColor="E8EDF3")
        head.alignment = Alignment(vertical="top", wrap_text=True)
        heads.append(head)
    page.append(heads)
    for row in sheet.rows():
        page.append([_cell(page, value, language) for value in row])


def _cell(page: Any, value: Cell, language: Language) -> Any:
    """Only what a spreadsheet could take for something else than a text needs a cell of its own, which takes long."""
    if isinstance(value, int) and abs(value) >= _MOST_DIGITS:
        value = str(value)
    if not isinstance(value, str):
        return value
    text = short_enough(safe_text(value), language)
    return _guarded(page, text) if text.startswith(_GUARDED) else text


def _guarded(page: Any, text: str) -> Any:
    """Never a formula or an error, whatever it begins with; and it stays text when somebody goes through it in
    Excel."""
    from openpyxl.cell import WriteOnlyCell

    cell = WriteOnlyCell(page, text)
    cell.data_type = "s"
    cell.quotePrefix = True
    return cell


def safe_text(text: str) -> str:
    """Without the control characters that a workbook cannot hold, and without half characters."""
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    without: str = ILLEGAL_CHARACTERS_RE.sub("", text)
    return without.encode("utf-8", "replace").decode()


def short_enough(text: str, language: Language) -> str:
    """What is longer than a cell can be is cut, and says so at its end."""
    if len(text) <= MOST_CHARACTERS:
        return text
    told = say(message("batch.cell-cut", characters=len(text)), language)
    return text[: MOST_CHARACTERS - len(told)] + told
