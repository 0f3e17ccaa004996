"""Draws a document page by page, on a PDF, a printer or its preview: the label and the page above, what it is below."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPen, QTextDocument

from desktop.documents.blocks import Layout
from desktop.documents.html import parts_of
from desktop.documents.paper_colours import GREY, LINE
from desktop.documents.words import Words
from desktop.printing.page_breaks import open_ends, settle

if TYPE_CHECKING:
    from PySide6.QtGui import QPagedPaintDevice

    from desktop.documents.blocks import Document

LATIN = ("Times New Roman", "Liberation Serif", "Noto Serif")
FAMILIES = ("SimSun", "Songti SC", "Noto Serif CJK SC", "Source Han Serif SC", "Noto Serif SC", "serif")
_MARGINS = {Layout.PLAIN: (25.0, 23.0, 25.0, 23.0), Layout.COURT: (37.0, 26.0, 35.0, 28.0)}
"""Millimetres: top, right, bottom, left."""
_EDGE = 12.0  # millimetres from the edge of the paper to what stands above and below
_HEADER_POINTS, _FOOTER_POINTS = 9.0, 8.0
_DOTS = 96  # per inch
_GREY, _LINE = QColor(f"#{GREY}"), QColor(f"#{LINE}")


class PagePainter:
    """Lays the document out for a device whose pages have no margins of their own. To be made, used and let go in one
    thread, which need not be the window's.

    All measures are pixels of a 96th of an inch, whatever the device: at another resolution Qt takes margins for pixels
    of that and type for points.
    """

    def __init__(self, document: Document, device: QPagedPaintDevice, resolution: int) -> None:
        """``resolution``: dots per inch of the device."""
        self._document = document
        self._scale = resolution / _DOTS
        self._words = Words(document.language)
        page = device.pageLayout().fullRectPixels(resolution)
        top, right, bottom, left = (_pixels(margin) for margin in _MARGINS[document.layout])
        width, self._height = page.width() / self._scale, page.height() / self._scale
        self._body = QRectF(left, top, width - left - right, self._height - top - bottom)
        self._measure = QImage(1, 1, QImage.Format.Format_RGB32)
        self._measure.setDotsPerMeterX(round(_DOTS / 0.0254))
        self._measure.setDotsPerMeterY(round(_DOTS / 0.0254))
        self.texts = [self._laid_out(html) for html in parts_of(document)]
        self._ends: dict[tuple[int, int], list[QLineF]] = {}
        for text in self.texts:
            for page_of_text, line in open_ends(text):
                self._ends.setdefault((id(text), page_of_text), []).append(line)
        self._pages = [(text, page) for text in self.texts for page in range(text.pageCount())]
        self.pages = len(self._pages)
        self.starts = [sum(text.pageCount() for text in self.texts[:place]) for place in range(len(self.texts))]
        """The page, from 0, on which each part begins."""

    def paint(self, painter: QPainter, page: int) -> None:
        """``page`` from 0."""
        text, place = self._pages[page]
        body = self._body
        painter.save()
        painter.scale(self._scale, self._scale)
        painter.save()
        painter.translate(body.left(), body.top() - place * body.height())
        text.drawContents(painter, QRectF(0, place * body.height(), body.width(), body.height()))
        painter.setPen(QPen(_LINE, 1))
        for line in self._ends.get((id(text), place), ()):
            painter.drawLine(line)
        painter.restore()
        self._frame(painter, page + 1)
        painter.restore()

    def _laid_out(self, html: str) -> QTextDocument:
        text = QTextDocument()
        text.setUndoRedoEnabled(False)
        text.setDocumentMargin(0)
        text.setUseDesignMetrics(True)
        text.setDefaultFont(self._font(10.5))
        text.documentLayout().setPaintDevice(self._measure)
        text.setPageSize(self._body.size())
        text.setHtml(html)
        settle(text)
        return text

    def _font(self, points: float) -> QFont:
        """Without ligatures and other forms: a PDF knows no character for a glyph that only shaping leads to."""
        font = QFont()
        font.setStyleStrategy(QFont.StyleStrategy.PreferNoShaping)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        font.setFamilies((*(LATIN if self._document.language == "en" else ()), *FAMILIES))
        font.setPointSizeF(points)
        return font

    def _frame(self, painter: QPainter, page: int) -> None:
        body, edge, gap = self._body, _pixels(_EDGE), _pixels(1.5)
        above = QRectF(body.left(), edge, body.width(), _pixels(5))
        below = QRectF(body.left(), body.bottom() + _pixels(5), body.width(), self._height - body.bottom() - _pixels(8))
        painter.setPen(QPen(_LINE, 0.5))
        painter.drawLine(above.bottomLeft(), above.bottomRight())
        painter.drawLine(below.topLeft(), below.topRight())
        painter.setPen(_GREY)
        painter.setFont(_on_device(self._font(_HEADER_POINTS)))
        middle = Qt.AlignmentFlag.AlignVCenter
        told = self._words("paper.page", page=page, pages=self.pages)
        painter.drawText(above, int(middle | Qt.AlignmentFlag.AlignLeft), self._document.label)
        painter.drawText(above, int(middle | Qt.AlignmentFlag.AlignRight), told)
        painter.setFont(_on_device(self._font(_FOOTER_POINTS)))
        wrapped = int(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft) | int(Qt.TextFlag.TextWordWrap)
        painter.drawText(below.adjusted(0, gap, 0, 0), wrapped, self._document.footer)


def paint_pages(
    painter: QPainter,
    pages: PagePainter,
    new_page: Callable[[], bool],
    numbers: range,
    painted: Callable[[int, int], bool] = lambda _page, _pages: True,
) -> bool:
    """``painted`` hears of each page and how many there are, and says whether to go on; False where it did not."""
    for place, page in enumerate(numbers):
        if place and not new_page():
            return False
        pages.paint(painter, page)
        if not painted(place + 1, len(numbers)):
            return False
    return True


def _on_device(font: QFont) -> QFont:
    """In pixels: a painter takes points for those of its device, and the page is scaled already."""
    font.setPixelSize(round(font.pointSizeF() * _DOTS / 72))
    return font


def _pixels(millimetres: float) -> float:
    return millimetres / 25.4 * _DOTS
