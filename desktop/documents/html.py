"""A document as HTML: for the screen, for the clipboard of a word processor, and for the pages that Qt lays out.

Qt knows a small part of HTML 4 and of CSS: what stands here is of that part.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from desktop.documents.ai_label import FIELD
from desktop.documents.blocks import (
    ArticleText,
    Block,
    Cell,
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
from desktop.documents.html_style import style_of
from desktop.documents.plain import plain

_LONGEST_PIECE = 20_000  # characters
KEPT = 1
"""The state, as Qt calls it, of a block that must not stand at the end of a page."""


def html_of(document: Document) -> str:
    """A whole page with the label above and what the document is below; its properties as ``meta``."""
    html = _Html(document, paged=False)
    style = style_of(document.layout, document.language)
    blocks = "".join(part for block in document.blocks for part in html.block(block))
    return (
        f'<!doctype html><html lang="{"zh-CN" if document.language == "zh" else "en"}"><head><meta charset="utf-8">'
        f"<title>{_words(document.properties.title)}</title>{''.join(_meta(document))}</head>"
        f'<body style="{style.body}"><p style="{style.note}">{_words(document.label)}</p>{html.title()}{blocks}'
        f'<p style="{style.note}">{_words(document.footer)}</p></body></html>'
    )


def parts_of(document: Document) -> list[str]:
    """For pages that carry label and footer themselves: each part begins a page."""
    html = _Html(document, paged=True)
    parts = [html.title()]
    for block in document.blocks:
        if isinstance(block, PartStart):
            parts.append("")
        parts[-1] += "".join(html.block(block))
    body = style_of(document.layout, document.language).body
    return [f'<body style="{body}">{part}</body>' for part in parts]


def _meta(document: Document) -> Iterator[str]:
    properties = document.properties
    values = {
        "description": document.label,
        "keywords": properties.keywords,
        "generator": properties.producer,
        "date": properties.made.isoformat(timespec="seconds"),
    }
    if properties.aigc is not None:
        values[FIELD] = properties.aigc
    return (f'<meta name="{name}" content="{escape(plain(value))}">' for name, value in values.items())


class _Html:
    """``paged``: for pages. Headings are paragraphs there, as Qt makes the type of headings larger by itself, whatever
    their style says, and what must not end a page says so."""

    def __init__(self, document: Document, *, paged: bool) -> None:
        self._document = document
        self._style = style_of(document.layout, document.language)
        self._numbers = HeadingNumbers(document.language)
        self._paged = paged

    def title(self) -> str:
        title = self._head("h1", self._style.title, _words(self._document.title))
        return title + _paragraph(self._style.subtitle, self._document.subtitle)

    def block(self, block: Block) -> Iterator[str]:
        style = self._style
        match block:
            case Heading(text, 1):
                yield self._head("h2", style.heading, _words(self._numbers.next() + text))
            case Heading(text):
                yield self._head("h3", style.heading_2, _words(text))
            case Paragraph(text, Role.LABEL):
                yield self._head("p", style.label, _words(text))
            case Paragraph(text, Role.LEAD):
                yield self._head("p", style.note, _words(text))
            case Paragraph(text, role):
                yield _paragraph(style.note if role is Role.NOTE else style.paragraph, text)
            case Verbatim(text):
                lines = (piece for line in _lines(text) for piece in (_pieces(line) if self._paged else (line,)))
                yield from (_paragraph(style.verbatim, line) for line in lines)
            case Listing():
                yield from self._listing(block)
            case Table():
                yield from self._table(block)
            case ArticleText(cited, since, paragraphs):
                yield self._head("p", style.article_head, f"<b>{_words(cited)}</b>　{_words(since)}")
                yield from (_paragraph(style.article, line) for text in paragraphs for line in _lines(text))
            case PartStart(title):
                self._numbers.begin()
                yield self._head("h1", style.title, _words(title))

    def _head(self, tag: str, style: str, words: str) -> str:
        if self._paged:
            return f'<p style="{style}; -qt-user-state: {KEPT}">{words}</p>'
        return f'<{tag} style="{style}">{words}</{tag}>'

    def _listing(self, listing: Listing) -> Iterator[str]:
        """Numbers are written out: what a word processor makes of a list's own is anybody's guess."""
        for number, item in enumerate(listing.items, start=1):
            mark = f"{number}." if listing.numbered else "•"
            entry = f"{mark}&ensp;{_words(item.text)}"
            style = self._style.entry
            yield self._head("p", style, entry) if item.notes else f'<p style="{style}">{entry}</p>'
            yield from (_paragraph(self._style.entry_note, note) for note in item.notes)

    def _table(self, table: Table) -> Iterator[str]:
        style, shares = self._style, sum(table.widths)
        widths = [100 * share // shares for share in table.widths]
        yield f'<table border="1" cellspacing="0" cellpadding="3" width="100%" style="{style.table}"><thead><tr>'
        for title, width in zip(table.head, widths, strict=True):
            yield f'<th width="{width}%" align="left" style="{style.cell_head}">{_words(title)}</th>'
        yield "</tr></thead><tbody>"
        for row in table.rows:
            yield f"<tr>{''.join(self._cell(cell, width) for cell, width in zip(row, widths, strict=True))}</tr>"
        yield f'</tbody></table><p style="{style.gap}"></p>'

    def _cell(self, cell: Cell, width: int) -> str:
        words = _words(cell.text)
        content = f"<b>{words}</b>" if cell.strong else words
        style = self._style.cell_marked if cell.marked else self._style.cell
        return f'<td width="{width}%" style="{style}">{content}</td>'


def _paragraph(style: str, text: str) -> str:
    return f'<p style="{style}">{_words(text) or "&nbsp;"}</p>'


def _lines(text: str) -> list[str]:
    return plain(text).strip("\n").split("\n")


def _pieces(line: str) -> Iterator[str]:
    """A paragraph of hundreds of pages in several: Qt goes through all of one for every page that it is on."""
    while len(line) > _LONGEST_PIECE:
        end = line.rfind("。", 0, _LONGEST_PIECE) + 1 or _LONGEST_PIECE
        yield line[:end]
        line = line[end:]
    yield line


def _words(text: str) -> str:
    """Lines within it stay lines."""
    return escape(plain(text)).replace("\n", "<br>").replace("\t", "&emsp;")
