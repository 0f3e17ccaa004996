"""The pages on the screen before they are printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QMarginsF
from PySide6.QtGui import QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog
from PySide6.QtWidgets import QComboBox, QWidget

from desktop.printing.page_painter import PagePainter, paint_pages

if TYPE_CHECKING:
    from desktop.documents.blocks import Document

_ZOOM_WIDTH = 140  # pixels


class Preview(QPrintPreviewDialog):
    """Over ``window``; from here the document goes to a printer. Opened by ``open``, gone when it is closed."""

    def __init__(self, document: Document, window: QWidget) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        printer.setDocName(document.properties.title)
        super().__init__(printer, window)
        self._printer = printer  # Qt does not keep it, and prints with it
        self.setWindowTitle(QCoreApplication.translate("Preview", "打印预览"))
        self.paintRequested.connect(lambda asked: paint(document, asked))
        self.finished.connect(self.deleteLater)
        self.resize(window.size())
        for zoom in self.findChildren(QComboBox):  # a style sheet's padding leaves Qt's own width no room for 100.0%
            zoom.setMinimumWidth(_ZOOM_WIDTH)


def paint(document: Document, printer: QPrinter) -> None:
    """All pages, or those that the user asked for; the margins are the document's own."""
    printer.setFullPage(True)
    printer.setPageMargins(QMarginsF(0, 0, 0, 0))
    painter = QPainter()
    if not painter.begin(printer):
        return  # Qt has told why
    pages = PagePainter(document, printer, printer.resolution())
    first, last = 0, pages.pages
    if printer.printRange() is QPrinter.PrintRange.PageRange:
        first, last = max(0, printer.fromPage() - 1), min(last, printer.toPage() or last)
    paint_pages(painter, pages, printer.newPage, range(first, last))
    painter.end()
