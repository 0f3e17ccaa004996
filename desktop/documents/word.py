"""A document as a Word file (docx)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import docx

from desktop.documents.blocks import (
    ArticleText,
    Block,
    Document,
    Heading,
    Listing,
    Paragraph,
    PartStart,
    Role,
    Table,
    Verbatim,
)
from desktop.documents.plain import plain
from desktop.documents.word_frame import frame
from desktop.documents.word_numbering import Numbering, numbered
from desktop.documents.word_properties import describe
from desktop.documents.word_styles import (
    ARTICLE,
    ARTICLE_HEAD,
    BODY,
    ENTRY,
    ENTRY_NOTE,
    HEADINGS,
    LABEL,
    LEAD,
    NOTE,
    SUBTITLE,
    TITLE,
    VERBATIM,
    dress,
    text_width,
)
from desktop.documents.word_table import word_table
from desktop.documents.word_xml import Element, add_text, element, paragraph
from trainer.whole_file import whole_file

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

_STYLES = {Role.BODY: BODY, Role.NOTE: NOTE, Role.LEAD: LEAD, Role.LABEL: LABEL}


def write_word(document: Document, file: Path) -> None:
    """Whole or not at all. Raises OSError."""
    word = docx.Document()
    dress(word, document.layout)
    describe(word, document.properties, document.label)
    _Body(word, document).write()
    with whole_file(file) as part:
        word.save(str(part))


class _Body:
    """Appends the blocks to the document's body."""

    def __init__(self, word: WordDocument, document: Document) -> None:
        self._document = document
        self._ids = {style.name: style.style_id for style in word.styles if style.name}
        self._numbering = Numbering(word, document.language)
        self._headings = self._numbering.headings()
        self._body = word.element.body
        frame(word, document, self._ids)

    def write(self) -> None:
        page = self._body.sectPr
        self._body.remove(page)
        self._put(self._document.title, TITLE)
        self._put(self._document.subtitle, SUBTITLE)
        for block in self._document.blocks:
            self._block(block)
        self._body.append(page)

    def _block(self, block: Block) -> None:
        match block:
            case Heading(text, 1):
                self._put(text, HEADINGS[0], numbered(self._headings))
            case Heading(text):
                self._put(text, HEADINGS[1])
            case Paragraph(text, role):
                self._put(text, _STYLES[role])
            case Verbatim(text):
                for line in plain(text).strip("\n").split("\n"):
                    self._put(line, VERBATIM)
            case Listing():
                self._listing(block)
            case Table():
                self._body.append(word_table(block, text_width(self._document.layout), self._ids))
                self._body.append(self._gap())
            case ArticleText():
                self._article(block)
            case PartStart(title):
                self._headings = self._numbering.headings()
                self._put(title, TITLE, element("w:pageBreakBefore"), element("w:outlineLvl", val=0))

    def _listing(self, listing: Listing) -> None:
        number = self._numbering.entries(numbered=listing.numbered)
        for item in listing.items:
            self._put(item.text, ENTRY, numbered(number))
            for note in item.notes:
                self._put(note, ENTRY_NOTE)

    def _article(self, article: ArticleText) -> None:
        head = paragraph("", self._ids[ARTICLE_HEAD])
        add_text(head, f"{article.cited}　", element("w:b"))
        add_text(head, article.since)
        self._body.append(head)
        for text in article.paragraphs:
            for line in plain(text).split("\n"):
                self._put(line, ARTICLE)

    def _gap(self) -> Element:
        """Two tables would be one without a paragraph between them."""
        spacing = element("w:spacing", before=0, after=0, line=120, lineRule="exact")
        return paragraph("", self._ids[BODY], spacing)

    def _put(self, text: str, style: str, *properties: Element) -> None:
        self._body.append(paragraph(text, self._ids[style], *properties))
