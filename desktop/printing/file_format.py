"""The formats that a document is written in."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.documents.blocks import Document


class FileFormat(StrEnum):
    """The value is the ending of its files."""

    WORD = "docx"
    PDF = "pdf"
    MARKDOWN = "md"


def write_document(
    document: Document,
    file: Path,
    form: FileFormat,
    painted: Callable[[int, int], bool] = lambda _page, _pages: True,
) -> None:
    """Whole or not at all. ``painted`` hears of a PDF's pages, see ``write_pdf``. What each format is written with is
    loaded when it is wanted. Raises OSError; for a PDF there must be a QGuiApplication."""
    match form:
        case FileFormat.WORD:
            from desktop.documents.word import write_word

            write_word(document, file)
        case FileFormat.PDF:
            from desktop.printing.pdf import write_pdf

            write_pdf(document, file, painted)
        case FileFormat.MARKDOWN:
            from desktop.documents.markdown import write_markdown

            write_markdown(document, file)
