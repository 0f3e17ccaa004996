"""A document as a PDF: its fonts embedded, its text to be found and copied, the label on every page and in its data."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from PySide6.QtCore import QBuffer, QByteArray, QEventLoop, QMarginsF
from PySide6.QtGui import QPageSize, QPainter, QPdfWriter

from desktop.documents.ai_label import FIELD
from desktop.documents.blocks import PartStart
from desktop.documents.plain import line
from desktop.documents.plain_text import text_of
from desktop.documents.words import Words
from desktop.printing.page_painter import PagePainter, paint_pages
from desktop.printing.searchable import tell_characters
from desktop.printing.stopped import Stopped
from trainer.whole_file import whole_file

if TYPE_CHECKING:
    from pypdf import PdfWriter

    from desktop.documents.blocks import Document, Properties

DOTS = 600  # per inch: so fine that no letter stands beside its place
_LABEL_SPACE = "http://www.tc260.org.cn/ns/AIGC/1.0/"  # of the implicit label in XMP, by TC260's guides to GB 45438


def write_pdf(document: Document, file: Path, painted: Callable[[int, int], bool] = lambda _page, _pages: True) -> None:
    """Whole or not at all. ``painted`` hears of each page and how many there are; False stops.

    Needs a QGuiApplication; any thread. Raises OSError, and Stopped where ``painted`` said so.
    """
    _timers = QEventLoop()  # a text of many pages is laid out by timers, which a thread of Python's own does not have
    with whole_file(file) as part:
        part.write_bytes(b"")  # a folder that cannot be written to is told before the work, and by the system itself
        pages, starts = _pages(document, painted)
        with part.open("wb") as whole:
            _described(document, pages, starts).write(whole)


def _pages(document: Document, painted: Callable[[int, int], bool]) -> tuple[bytes, list[int]]:
    """And the page on which each part begins. In memory: Qt's writer does not tell of a disk that is full."""
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(DOTS)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    writer.setTitle(document.properties.title)
    writer.setCreator(document.properties.producer)
    writer.setDocumentXmpMetadata(QByteArray(_metadata(document.properties, document.label).encode()))
    painter = QPainter(writer)
    try:
        pages = PagePainter(document, writer, DOTS)
        if not paint_pages(painter, pages, writer.newPage, range(pages.pages), painted):
            raise Stopped
    finally:
        painter.end()
    return bytes(buffer.data().data()), pages.starts


def _described(document: Document, pages: bytes, starts: list[int]) -> PdfWriter:
    """With what Qt's writer has no words for: subject, keywords, the implicit label, and a way to each part."""
    from pypdf import PdfWriter

    properties = document.properties
    values = {
        "/Title": properties.title,
        "/Subject": properties.subject,
        "/Keywords": properties.keywords,
        "/Author": properties.producer,
    }
    if properties.aigc is not None:
        values[f"/{FIELD}"] = properties.aigc
    writer = PdfWriter(BytesIO(pages), incremental=True)
    writer.add_metadata({name: line(value) for name, value in values.items()})
    titles = [block.title for block in document.blocks if isinstance(block, PartStart)]
    for title, page in zip(titles, starts[1:], strict=True):
        writer.add_outline_item(title=line(title), page_number=page)
    shown = text_of(document) + Words(document.language)("paper.page", page=1, pages=1)
    tell_characters(writer._objects, shown)
    return writer


def _metadata(properties: Properties, label: str) -> str:
    """The same as XMP, which programs that collect documents read."""
    told = {
        name: escape(line(value))
        for name, value in {
            "title": properties.title,
            "label": label,
            "keywords": properties.keywords,
            "producer": properties.producer,
            "aigc": properties.aigc or "",
        }.items()
    }
    day = properties.made.isoformat(timespec="seconds")
    aigc = f"<AIGC:{FIELD}>{told['aigc']}</AIGC:{FIELD}>" if properties.aigc is not None else ""
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"'
        f' xmlns:AIGC="{_LABEL_SPACE}">'
        f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{told["title"]}</rdf:li></rdf:Alt></dc:title>'
        f'<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{told["label"]}</rdf:li></rdf:Alt></dc:description>'
        f"<pdf:Keywords>{told['keywords']}</pdf:Keywords><xmp:CreatorTool>{told['producer']}</xmp:CreatorTool>"
        f"<xmp:CreateDate>{day}</xmp:CreateDate><xmp:ModifyDate>{day}</xmp:ModifyDate>{aigc}"
        '</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
    )
