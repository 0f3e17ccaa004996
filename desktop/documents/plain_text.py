"""A document as plain text, for where there is no type: a mail, a chat, a note."""

from __future__ import annotations

from collections.abc import Iterator

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
from desktop.documents.heading_number import HeadingNumbers
from desktop.documents.plain import line, plain


def text_of(document: Document) -> str:
    """The label above and below; cells of a table stand between tabs, so that a spreadsheet takes them for cells."""
    numbers = HeadingNumbers(document.language)
    marked = f"【{document.label}】"
    parts = [marked, f"{document.title}\n{document.subtitle}"]
    parts += ["\n".join(_lines(block, numbers)) for block in document.blocks]
    return plain("\n\n".join([*parts, document.footer, marked])) + "\n"


def _lines(block: Block, numbers: HeadingNumbers) -> Iterator[str]:
    match block:
        case Heading(text, 1):
            yield numbers.next() + line(text)
        case Heading(text):
            yield line(text)
        case Paragraph(text, Role.LABEL):
            yield f"【{line(text)}】"
        case Paragraph(text):
            yield text
        case Verbatim(text):
            yield text.strip("\n")
        case Listing():
            yield from _listing(block)
        case Table(head, rows):
            yield "\t".join(map(line, head))
            yield from ("\t".join(line(cell.text) for cell in row) for row in rows)
        case ArticleText(cited, since, paragraphs):
            yield f"{line(cited)}　{line(since)}"
            yield from paragraphs
        case PartStart(title):
            numbers.begin()
            yield line(title)


def _listing(listing: Listing) -> Iterator[str]:
    for number, item in enumerate(listing.items, start=1):
        yield f"{f'{number}.' if listing.numbered else '·'} {line(item.text)}"
        yield from (f"   {line(note)}" for note in item.notes)
