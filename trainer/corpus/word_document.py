"""A Word document (docx) that is one document: its paragraphs and tables in their order."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO
from zipfile import BadZipFile, ZipFile

from trainer.corpus.plain_text import LONGEST_TEXT
from trainer.corpus.source import SourceDocument
from trainer.corpus.word_text import lines_of

BODY = "word/document.xml"


def read_word_document(file: BinaryIO, name: str) -> Iterator[SourceDocument]:
    """The one document of ``file``, a stream that can be sought; what cannot be read is damaged."""
    from docx import Document
    from docx.opc.exceptions import OpcError
    from lxml.etree import LxmlError

    lines: list[str] = []
    try:
        with ZipFile(file) as package:
            # python-docx unpacks every part into memory: a package far larger than a judgment is refused.
            most = 4 * LONGEST_TEXT
            if sum(member.file_size for member in package.infolist() if member.filename.endswith(".xml")) > most:
                yield SourceDocument(name, damage=f"longer than {most} bytes")
                return
        file.seek(0)
        lines.extend(lines_of(Document(file).element.body))
    except (OpcError, LxmlError, BadZipFile, KeyError, ValueError, AttributeError, NotImplementedError) as error:
        yield SourceDocument(name, damage=f"not a Word document: {type(error).__name__}: {error}")
        return
    yield SourceDocument(name, "\n".join(lines))
