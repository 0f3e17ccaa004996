"""A PDF that is one document: the text of its pages, its lines joined to paragraphs again."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from typing import BinaryIO

from resources.characters.forms import radical_forms
from trainer.corpus.plain_text import LONGEST_TEXT
from trainer.corpus.source import SourceDocument

WITHOUT_TEXT = "a PDF without text (scanned pages)"
"""The damage of a document whose pages are pictures."""
_PAGE_NUMBER = re.compile(r"\s*(?:[-—－·\s]*\d{1,4}[-—－·\s]*|第\s*\d+\s*页.{0,12})\s*")
_ENDED = "。：；！？:;"
_FULL = 0.75  # of the longest line: a line that reaches so far was wrapped, and goes on in the next one


def read_pdf_document(file: BinaryIO, name: str) -> Iterator[SourceDocument]:
    """The one document of ``file``, a stream that can be sought; scanned pages hold no text and are damage."""
    from pypdf import PdfReader

    # pypdf warns of each small fault of a file; all that matters here is whether it finds text.
    logging.getLogger("pypdf").setLevel(logging.ERROR)
    lines: list[str] = []
    length = 0
    try:
        reader = PdfReader(file)
        for page in reader.pages:
            found = [line.strip() for line in page.extract_text().translate(radical_forms()).splitlines()]
            lines.extend(line for line in found if line and not _PAGE_NUMBER.fullmatch(line))
            length += sum(map(len, found))
            if length > LONGEST_TEXT:
                yield SourceDocument(name, damage=f"longer than {LONGEST_TEXT} characters")
                return
    except Exception as error:  # a broken file can make pypdf raise anything, also RecursionError and TypeError
        yield SourceDocument(name, damage=f"not a PDF that can be read: {type(error).__name__}: {error}")
        return
    if not lines:
        yield SourceDocument(name, damage=WITHOUT_TEXT)
        return
    yield SourceDocument(name, joined_lines(lines))


def joined_lines(lines: list[str]) -> str:
    """Lines as paragraphs: a full line that no full stop ends goes on in the next."""
    longest = max(map(len, lines))
    pieces: list[str] = []
    for line in lines:
        pieces.append(line)
        if len(line) < _FULL * longest or line[-1] in _ENDED:
            pieces.append("\n")
    return "".join(pieces).strip()
